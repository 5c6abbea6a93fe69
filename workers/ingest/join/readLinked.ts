import type { ColumnPlan, IntakePlan, LinkedFile } from '../../../src/domain/intakePlan.ts';
import { neededType } from '../../../src/domain/neededType.ts';
import { SINGLE_ROLES } from '../../../src/domain/role.ts';
import { createLinkedSchema, keepDetails, keepLinked } from '../../../src/sql/load/joinTables.ts';
import { ProblemError } from '../../problems.ts';
import { convertColumns, type Conversion } from '../convert.ts';
import { fingerprint, sha256Of } from '../records/fingerprint.ts';
import { readNumbersExactly } from '../numbers/lateMarks.ts';
import type { OpenedFile } from '../open/openFile.ts';
import type { LoadControl, LoadPort } from '../port.ts';
import type { FileRead } from '../records/readFile.ts';
import { settleValues, type SettledValues } from '../values/settleValues.ts';

/** A file dropped with the deals, read and counted. */
export interface LinkedRead {
  link: LinkedFile;
  read: FileRead;
  /** Its columns in `linked.t<place>`, in their own types; null when it is no use to the deals. */
  columns: Conversion | null;
  /** Words in it that count as blank. */
  blanks: SettledValues['blanks'];
  /** Why nothing can be made of it. */
  failure: string | null;
}

/** What stops the whole load, whatever file it happens in. */
const STOPS = ['cancelled', 'engine-failed', 'engine-stopped', 'out-of-memory'];

/** A lookup's column gets its role from the deals' plan, where a person may have changed it; a deal's own it never is. */
function asJoined(column: ColumnPlan, { file }: LinkedFile, plan: IntakePlan): ColumnPlan {
  const joined = plan.columns.find(
    ({ from }) => from?.file === file && from.index === column.index,
  );
  if (!joined) return column;
  const role = SINGLE_ROLES.includes(joined.role) ? 'ignored' : joined.role;
  return { ...joined, index: column.index, role, type: neededType(joined) };
}

/** The plan by which a linked file is read as if it were alone. */
function planAlone(link: LinkedFile, plan: IntakePlan): IntakePlan {
  const { file, form, dialect, kind } = link;
  const columns =
    kind === 'lookup' ? link.columns.map((c) => asJoined(c, link, plan)) : link.columns;
  const merges = plan.merges.flatMap((merge) => {
    const from = plan.columns[merge.column]?.from;
    return from?.file === file ? [{ ...merge, column: from.index }] : [];
  });
  const outcomeValues = { won: [], lost: [], open: [] };
  return { file, form, dialect, columns, outcomeValues, unknownOutcomes: [], merges, linked: [] };
}

async function readOne(
  port: LoadPort,
  link: LinkedFile,
  opened: OpenedFile,
  given: IntakePlan,
  control: LoadControl,
): Promise<LinkedRead> {
  const plan = planAlone(link, given);
  const asRead = await readNumbersExactly(port, opened, plan, control);
  if (link.join === null) return { link, read: asRead, columns: null, blanks: [], failure: null };
  const {
    columns: settled,
    blanks,
    notes,
  } = await settleValues(port, plan, asRead.columns, asRead.loaded);
  const read = { ...asRead, notes: [...asRead.notes, ...notes] };
  const columns = await convertColumns(port, plan, settled);
  if (link.kind === 'lookup') {
    await port.run(
      keepLinked(
        link.file,
        columns.columns.map(({ column }) => column),
      ),
    );
    return { link, read, columns, blanks, failure: null };
  }
  const [undecided] = columns.questions;
  const failure = undecided ? `${undecided.sentence} ${undecided.evidence}` : null;
  if (link.kind === 'unused' || failure !== null || !link.accepted) {
    return { link, read, columns, blanks, failure };
  }
  await port.run(keepDetails(link.kind));
  return { link, read, columns, blanks, failure };
}

/** A file that could not be read: all its records are rejected. */
async function unread(
  link: LinkedFile,
  opened: OpenedFile,
  control: LoadControl,
  failure: string,
): Promise<LinkedRead> {
  const { file, text } = opened;
  const print = await fingerprint(text, link.dialect, control);
  if (file !== text) print.sha256 = await sha256Of(file, control);
  const read: FileRead = {
    opened,
    notes: opened.notes,
    fingerprint: print,
    columns: [],
    oddNumbers: new Set(),
    outcomesKnown: false,
    loaded: 0,
    rejected: print.records,
    shown: [],
    repaired: 0,
    shownRepaired: [],
  };
  return { link, read, columns: null, blanks: [], failure };
}

/**
 * Reads the files dropped with the deals, each by the same reader and counted for itself. Lookups stand in
 * `linked.t<place>` after it, stages in `stage_history`, quotas in `quota`.
 */
export async function readLinked(
  port: LoadPort,
  opened: readonly OpenedFile[],
  plan: IntakePlan,
  control: LoadControl,
): Promise<LinkedRead[]> {
  const reads: LinkedRead[] = [];
  await port.run(createLinkedSchema());
  for (const link of plan.linked) {
    const file = opened[link.file];
    if (!file) continue;
    if (link.columns.length === 0) {
      reads.push(await unread(link, file, control, 'No table was found in it.'));
      continue;
    }
    try {
      reads.push(await readOne(port, link, file, plan, control));
    } catch (thrown) {
      if (!(thrown instanceof ProblemError) || STOPS.includes(thrown.problem.code)) throw thrown;
      reads.push(await unread(link, file, control, thrown.problem.sentence));
    }
  }
  return reads;
}
