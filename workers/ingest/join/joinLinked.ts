import type { JoinReport, MergeOffer } from '../../../src/domain/dataset.ts';
import type { ColumnPlan, IntakePlan, Question } from '../../../src/domain/intakePlan.ts';
import { joinedFiles, withJoinedColumns } from '../../../src/domain/joins.ts';
import { dropLinkedSchema } from '../../../src/sql/load/joinTables.ts';
import type { StoredColumn } from '../../../src/sql/load/storage.ts';
import type { LoadPort } from '../port.ts';
import { type DealsRead, reportJoin } from './joinReport.ts';
import { inItsFile, joinRows } from './joinRows.ts';
import type { LinkedRead } from './readLinked.ts';

/** The deals with the columns of their lookups. */
export interface Joined {
  /** With the joined columns as their whole files decided them, and without those of files that were refused. */
  plan: IntakePlan;
  /** The deals' own columns and the joined ones. */
  columns: readonly StoredColumn[];
  joins: JoinReport[];
  mergeOffers: MergeOffer[];
  /** What the joined files leave open; nothing is joined then. */
  questions: Question[];
}

/** The plan with the joined columns as they turned out to be: a date's format, a flag that is text. */
function asRead(plan: IntakePlan, reads: readonly LinkedRead[]): IntakePlan {
  const columns = plan.columns.map((column): ColumnPlan => {
    const own = column.from ? inItsFile(column, reads)?.plan : undefined;
    if (!own) return column;
    const { index, name, role, reason, confidence, from } = column;
    return { ...own, index, name, role, reason, confidence, ...(from && { from }) };
  });
  return { ...plan, columns };
}

/**
 * Tells how well each file fits the deals, and gives the deals the columns of the lookups that were accepted. A lookup
 * whose key is not unique is refused: the deals never become more.
 */
export async function joinLinked(
  port: LoadPort,
  deals: DealsRead,
  reads: readonly LinkedRead[],
): Promise<Joined> {
  const wanted = joinedFiles(deals.plan).map(({ file }) => file);
  const questions = reads.flatMap(({ link, columns }) =>
    wanted.includes(link.file) ? (columns?.questions ?? []) : [],
  );
  if (questions.length > 0) {
    const plan = asRead(deals.plan, reads);
    return { plan, columns: deals.columns, joins: [], mergeOffers: [], questions };
  }
  const told = [];
  for (const read of reads) told.push(await reportJoin(port, deals, read, reads));
  const joins = told.map(({ report }) => report);
  const refused = joins.filter((one) => one.refused !== null).map(({ file }) => file);
  const linked = deals.plan.linked.map((one) =>
    refused.includes(one.file) ? { ...one, accepted: false } : one,
  );
  const plan = asRead(withJoinedColumns({ ...deals.plan, linked }), reads);
  const taken = await joinRows(port, plan, deals, reads);
  await port.run(dropLinkedSchema());
  const columns = [...deals.columns, ...taken];
  const joined = new Set(joinedFiles(plan).map(({ file }) => file));
  const reports = joins.map((one) => (one.kind === 'lookup' ? whole(one, joined, plan) : one));
  const mergeOffers = told.flatMap(({ offers }) => offers);
  return { plan, columns, joins: reports, mergeOffers, questions: [] };
}

/** A lookup that hangs on one that is not joined is not joined either, and it is said why. */
function whole(
  report: JoinReport,
  joined: ReadonlySet<number>,
  { linked }: IntakePlan,
): JoinReport {
  if (!report.accepted || report.refused !== null || joined.has(report.file)) return report;
  const parent = linked.find(
    ({ file }) => file === linked.find((one) => one.file === report.file)?.join?.to,
  );
  const refused = `It belongs to “${parent?.name ?? ''}”, which is not joined.`;
  return { ...report, refused };
}
