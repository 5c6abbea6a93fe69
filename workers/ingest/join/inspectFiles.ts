import type { Dialect, IntakePlan, LinkedFile } from '../../../src/domain/intakePlan.ts';
import { withJoinedColumns } from '../../../src/domain/joins.ts';
import type { Answer } from '../../../src/domain/problem.ts';
import type { Proposal } from '../../../src/engine/contract.ts';
import { answer, ProblemError } from '../../problems.ts';
import { askedFirst, type Examined, examine, inspect, proposalOf } from '../inspect.ts';
import { MAX_COLUMNS } from '../limits.ts';
import type { OpenedFile } from '../open/openFile.ts';
import { formQuestions } from '../formQuestions.ts';
import { headerOnly } from '../problems.ts';
import { withoutRepeats } from './withoutRepeats.ts';
import { dealsFileAmong } from './dealsFile.ts';
import { findLinks, type Link } from './findLinks.ts';
import {
  asReference,
  detailColumns,
  type FoundRows,
  foundRows,
  lookupColumns,
} from './linkedColumns.ts';

/**
 * Reads enough of files dropped together to say which of them has the deals and how the others hang on it, and
 * proposes how to load them all. Of one file the same as `inspect`.
 */
export const inspectFiles = (opened: readonly OpenedFile[]): Promise<Answer<Proposal>> => {
  const [first] = opened;
  return first && opened.length === 1 ? inspect(first) : answer(() => proposed(opened));
};

async function proposed(opened: readonly OpenedFile[]): Promise<Proposal> {
  const files: (Examined | null)[] = [];
  let problem: ProblemError = headerOnly();
  for (const one of opened) {
    try {
      files.push(await examine(one));
    } catch (thrown) {
      // One broken file does not keep the others from being read; it is told when they are.
      if (!(thrown instanceof ProblemError) || thrown.problem.code === 'cancelled') throw thrown;
      problem = thrown;
      files.push(null);
    }
  }
  const place = dealsFileAmong(files);
  const deals = place === null ? null : files[place];
  if (place === null || !deals) throw problem;
  const proposal = proposalOf(deals);
  const first = files.flatMap((file, i) =>
    file ? formQuestions(file, i === place ? null : file.opened.file.name) : [],
  );
  const plan = linkedPlan(proposal.plan, opened, files, place, deals);
  return askedFirst({ ...proposal, plan }, first);
}

function linkedPlan(
  plan: IntakePlan,
  opened: readonly OpenedFile[],
  files: readonly (Examined | null)[],
  place: number,
  deals: Examined,
): IntakePlan {
  const amount = plan.columns.find(({ role }) => role === 'amount')?.index ?? null;
  const links = findLinks(files, place, amount);
  const rows = sampleRows(links, files, place, deals);
  const linked = links.flatMap((link) => {
    const one = opened[link.place];
    const compared = comparedName(link, plan, place);
    return one
      ? [linkedFile(link, links, one, files[link.place] ?? null, rows, compared, deals)]
      : [];
  });
  const columns = links.reduce(
    (own, link) =>
      link.kind !== 'unused' && link.to === place
        ? asReference(own, link.pair.column, opened[link.place]?.file.name ?? '')
        : own,
    plan.columns,
  );
  return withinLimit({ ...plan, file: place, columns, linked });
}

/** The name of the column a file is joined on, when deals are compared by that column themselves. */
function comparedName(link: Link, { columns }: IntakePlan, deals: number): string | null {
  if (link.kind === 'unused' || link.to !== deals) return null;
  const column = columns[link.pair.column];
  return column && (column.role === 'rep' || column.role === 'field') ? column.name : null;
}

/** For every accepted lookup the rows that the deals of the sample find in it. */
function sampleRows(
  links: readonly Link[],
  files: readonly (Examined | null)[],
  place: number,
  deals: Examined,
): Map<number, FoundRows> {
  const rows = new Map<number, FoundRows>([[place, deals.rows]]);
  const lookups = links.filter((link) => link.kind === 'lookup' && link.accepted);
  for (let before = 0; rows.size > before;) {
    before = rows.size;
    for (const link of lookups) {
      const file = files[link.place];
      const from = link.kind === 'lookup' ? rows.get(link.to) : undefined;
      if (link.kind !== 'lookup' || !file || !from || rows.has(link.place)) continue;
      rows.set(link.place, foundRows(file, link.pair.key, link.pair.column, from));
    }
  }
  return rows;
}

/** Of a file that nothing could be made of. */
const NO_DIALECT: Dialect = {
  delimiter: ',',
  quote: '"',
  escape: 'doubled',
  skipLines: 0,
  headerRows: 1,
  bom: false,
};

function linkedFile(
  link: Link,
  links: readonly Link[],
  { file, form }: OpenedFile,
  examined: Examined | null,
  rows: ReadonlyMap<number, FoundRows>,
  compared: string | null,
  deals: Examined,
): LinkedFile {
  const base = { file: link.place, name: file.name, form, kind: link.kind };
  if (!examined) return { ...base, dialect: NO_DIALECT, columns: [], join: null, accepted: false };
  const { dialect } = examined;
  if (link.kind === 'unused') {
    const columns = detailColumns(examined, link);
    return { ...base, dialect, columns, join: null, accepted: false };
  }
  const { to, pair } = link;
  const join = { to, column: pair.column, key: pair.key };
  if (link.kind !== 'lookup') {
    const columns = asReference(detailColumns(examined, link), pair.key, file.name);
    return { ...base, dialect, columns, join, accepted: true };
  }
  const found = rows.get(link.place) ?? [];
  let columns = lookupColumns(examined, rows.has(link.place) ? found : examined.rows);
  columns = withoutRepeats(columns, examined, deals, found, compared);
  columns = asReference(columns, pair.key, file.name);
  for (const other of links) {
    if (other.kind === 'unused' || other.to !== link.place) continue;
    columns = asReference(columns, other.pair.column, file.name);
  }
  return { ...base, dialect, columns, join, accepted: link.accepted };
}

/** More columns than are read at once are not joined by themselves: the last files stay out until a person wants them. */
function withinLimit(plan: IntakePlan): IntakePlan {
  const joined = withJoinedColumns(plan);
  const last = joined.linked.findLast(({ kind, accepted }) => kind === 'lookup' && accepted);
  if (joined.columns.length <= MAX_COLUMNS || !last) return joined;
  const linked = plan.linked.map((one) => (one === last ? { ...one, accepted: false } : one));
  return withinLimit({ ...plan, linked });
}
