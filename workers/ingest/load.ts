import type { Dataset, LoadedTable } from '../../src/domain/dataset.ts';
import type { IntakePlan } from '../../src/domain/intakePlan.ts';
import { withoutJoinedColumns } from '../../src/domain/joins.ts';
import type { Answer } from '../../src/domain/problem.ts';
import type { LoadResult } from '../../src/engine/contract.ts';
import { createCells } from '../../src/sql/load/createCells.ts';
import { createDeals } from '../../src/sql/load/createDealRows.ts';
import { leaveAsOf } from '../../src/sql/asOf.ts';
import { dropLinked } from '../../src/sql/load/joinTables.ts';
import { countCells, type CountRow, span, type SpanRow } from '../../src/sql/load/span.ts';
import { answer, nothingOpen, ProblemError } from '../problems.ts';
import type { StoredDeals } from './asOf/storedDeals.ts';
import { chooseFields, firstUsages } from './chooseFields.ts';
import { type Conversion, convertColumns } from './convert.ts';
import { countColumns } from './countColumns.ts';
import { findFarDates } from './dates/farDates.ts';
import { findMerges } from './values/findMerges.ts';
import { hideNames } from './hideNames.ts';
import { toldWithoutNames } from './toldWithoutNames.ts';
import { joinLinked } from './join/joinLinked.ts';
import {
  allOffers,
  linkedFacts,
  type LinkedFacts,
  NOTHING_LINKED,
  shownNotes,
} from './join/linkedFacts.ts';
import { readLinked } from './join/readLinked.ts';
import { readNumbersExactly } from './numbers/lateMarks.ts';
import { type LoadControl, type LoadPort, stopIfCancelled } from './port.ts';
import type { OpenedFile } from './open/openFile.ts';
import { tooFewRows } from './problems.ts';
import type { FileRead } from './records/readFile.ts';
import { columnReports, sourceOf } from './report.ts';
import { settleCurrency } from './numbers/settleCurrency.ts';
import { settleOutcomes } from './outcomes/settleOutcomes.ts';
import { settleValues } from './values/settleValues.ts';

/** As the page is told, and how the deals are kept. */
export type Loading =
  | Exclude<LoadResult, { phase: 'loaded' }>
  | (Extract<LoadResult, { phase: 'loaded' }> & { stored: StoredDeals });

/**
 * Loads the dropped files by their plan: `deals` and `cells` stand after it, unless the whole of them left something to
 * ask.
 * @param opened all of them, in the order in which they were inspected
 */
export const load = (
  port: LoadPort,
  opened: readonly OpenedFile[],
  plan: IntakePlan,
  control: LoadControl,
): Promise<Answer<Loading>> => answer(() => loaded(port, opened, plan, control));

async function loaded(
  port: LoadPort,
  dropped: readonly OpenedFile[],
  given: IntakePlan,
  control: LoadControl,
): Promise<Loading> {
  const started = control.now();
  const opened = dropped[given.file];
  if (!opened) throw new ProblemError(nothingOpen());
  // What files dropped together left behind before is of no use to this one, and takes memory.
  for (const drop of [...leaveAsOf(), ...dropLinked()]) await port.run(drop);
  const links = given.linked.length > 0 ? await readLinked(port, dropped, given, control) : [];
  const asRead = await readNumbersExactly(port, opened, withoutJoinedColumns(given), control);
  const afterRead = control.now();
  await port.dropFiles();
  const step = (done: number) => {
    stopIfCancelled(control);
    control.onProgress({ step: 'profiling', done, total: 4 });
  };
  step(0);
  const own = await settleValues(port, given, asRead.columns, asRead.loaded);
  const deals = { plan: given, columns: own.columns, rows: asRead.loaded };
  const joined = links.length > 0 ? await joinLinked(port, deals, links) : null;
  if (joined && joined.questions.length > 0) {
    return { phase: 'asking', plan: joined.plan, questions: joined.questions };
  }
  const linked = joined ? linkedFacts(links, joined) : NOTHING_LINKED;
  const converted = await convertColumns(
    port,
    joined?.plan ?? given,
    joined?.columns ?? own.columns,
  );
  const unreadable = [...converted.unreadable, ...linked.unreadable];
  if (converted.questions.length > 0) {
    return { phase: 'asking', plan: converted.plan, questions: converted.questions };
  }
  const { plan, question, report: currencies, notes } = await settleCurrency(port, converted);
  if (question) return { phase: 'asking', plan, questions: [question] };
  const columns = plan.hideNames
    ? await hideNames(port, plan, converted.columns)
    : converted.columns;
  const read = { ...asRead, notes: [...asRead.notes, ...own.notes, ...notes] };
  const isHidden = (at: number): boolean =>
    columns.some((column, i) => column.index === at && column !== converted.columns[i]);
  const hidden = new Set(
    plan.columns.filter(({ index }) => isHidden(index)).map(({ name }) => name),
  );
  const farDates = await findFarDates(port, plan, converted.columns);
  const told = {
    blanks: [...own.blanks, ...linked.blanks],
    farDates,
    ...(currencies && { currencies }),
  };
  step(1);
  const settled =
    read.loaded < 2
      ? { problem: tooFewRows(read.loaded) }
      : await settleOutcomes(port, plan, read.outcomesKnown);
  if ('problem' in settled) {
    const files = { read, linked, told };
    const known = { ...converted, columns, plan, unreadable };
    const spent = control.now() - started;
    const bare = await withoutDeals(port, files, known, settled.problem, spent);
    return plan.hideNames ? { ...bare, table: toldWithoutNames(bare.table, hidden) } : bare;
  }
  const { outcomes } = settled;
  if (outcomes.questions.length > 0) {
    return { phase: 'asking', plan, questions: outcomes.questions };
  }
  step(2);
  const { usages, fields } = await chooseFields(port, plan, columns, read.loaded);
  const [days] = await port.query<SpanRow>(span());
  const afterProfile = control.now();
  step(3);
  const facts = {
    closedHaveDate: days !== undefined && days.dated === days.closed,
    closedHaveCycle: days !== undefined && days.cycles === days.closed,
  };
  await port.run(createCells(fields, facts));
  await port.run(createDeals(columns, read.outcomesKnown));
  const [cells] = await port.query<CountRow>(countCells());
  step(4);
  const dataset: Dataset = {
    ...rowFacts({ read, linked, told }),
    mergeOffers: allOffers(linked.mergeOffers, await findMerges(port, usages)),
    source: {
      ...sourceOf(read.opened, plan, read, linked.sources, days ?? null),
      ...(plan.hideNames && { namesHidden: true as const }),
    },
    columns: columnReports(usages, outcomes, unreadable),
    rows: read.loaded,
    outcomeValues: outcomes.values,
    unknownOutcomes: outcomes.unknown,
    fields: fields.map(({ field }) => field),
    has: presence(plan),
    deals: read.loaded,
    cells: cells?.rows ?? 0,
    unreadable,
    elapsedMs: {
      read: afterRead - started,
      profile: afterProfile - afterRead,
      load: control.now() - afterProfile,
    },
  };
  const stored = { plan, columns, outcomesKnown: read.outcomesKnown, hidden: [...hidden] };
  const shown = plan.hideNames ? toldWithoutNames(dataset, hidden) : dataset;
  return { phase: 'loaded', dataset: shown, stored };
}

/** The deals' file and those dropped with it. */
interface FilesRead {
  read: FileRead;
  linked: LinkedFacts;
  told: Pick<LoadedTable, 'blanks' | 'farDates' | 'currencies'>;
}

/** The rows are read, and that is all that can be said of them. */
async function withoutDeals(
  port: LoadPort,
  files: FilesRead,
  { plan, columns, unreadable }: Conversion,
  { problem }: ProblemError,
  readMs: number,
): Promise<Extract<Loading, { phase: 'table' }>> {
  const { read, linked } = files;
  const usages = await countColumns(port, firstUsages(plan, columns), read.loaded);
  const table: LoadedTable = {
    ...rowFacts(files),
    mergeOffers: allOffers(linked.mergeOffers, await findMerges(port, usages)),
    source: sourceOf(read.opened, plan, read, linked.sources, null),
    columns: columnReports(usages, null, unreadable),
    rows: read.loaded,
    unreadable,
    elapsedMs: { read: readMs, profile: 0, load: 0 },
  };
  return { phase: 'table', plan, table, problem };
}

const rowFacts = ({ read: { shown, shownRepaired, notes }, linked, told }: FilesRead) => ({
  ...told,
  rejected: shownNotes(shown, linked.rejected),
  repaired: shownNotes(shownRepaired, linked.repaired),
  notes: [...notes, ...linked.notes],
  joins: linked.joins,
  mergeOffers: linked.mergeOffers,
});

function presence({ columns }: IntakePlan): Dataset['has'] {
  const has = (role: string) => columns.some((column) => column.role === role);
  return {
    dealId: has('dealId'),
    stage: has('stage'),
    amount: has('amount'),
    created: has('createdDate'),
    closed: has('closedDate'),
    rep: has('rep'),
    account: has('account'),
  };
}
