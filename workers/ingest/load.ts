import type { Dataset, LoadedTable } from '../../src/domain/dataset.ts';
import type { IntakePlan } from '../../src/domain/intakePlan.ts';
import type { Answer } from '../../src/domain/problem.ts';
import type { LoadResult } from '../../src/engine/contract.ts';
import { createCells } from '../../src/sql/load/createCells.ts';
import { createDeals } from '../../src/sql/load/createDealRows.ts';
import { countCells, type CountRow, span, type SpanRow } from '../../src/sql/load/span.ts';
import { answer, type ProblemError } from '../problems.ts';
import { chooseFields, firstUsages } from './chooseFields.ts';
import { type Conversion, convertColumns } from './convert.ts';
import { countColumns } from './countColumns.ts';
import { type LoadControl, type LoadPort, stopIfCancelled } from './port.ts';
import type { OpenedFile } from './open/openFile.ts';
import { tooFewRows } from './problems.ts';
import { type FileRead, readFile } from './readFile.ts';
import { columnReports, sourceOf } from './report.ts';
import { settleOutcomes } from './settleOutcomes.ts';

/** Loads a file by its plan: `deals` and `cells` stand after it, unless the whole of it left something to ask. */
export const load = (
  port: LoadPort,
  opened: OpenedFile,
  plan: IntakePlan,
  control: LoadControl,
): Promise<Answer<LoadResult>> => answer(() => loaded(port, opened, plan, control));

async function loaded(
  port: LoadPort,
  opened: OpenedFile,
  given: IntakePlan,
  control: LoadControl,
): Promise<LoadResult> {
  const started = control.now();
  const read = await readFile(port, opened, given, control);
  const afterRead = control.now();
  await port.dropFiles();
  const step = (done: number) => {
    stopIfCancelled(control);
    control.onProgress({ step: 'profiling', done, total: 4 });
  };
  step(0);
  const converted = await convertColumns(port, given, read.columns);
  const { plan } = converted;
  if (converted.questions.length > 0) {
    return { phase: 'asking', plan, questions: converted.questions };
  }
  step(1);
  const settled =
    read.loaded < 2
      ? { problem: tooFewRows(read.loaded) }
      : await settleOutcomes(port, plan, read.outcomesKnown);
  if ('problem' in settled) {
    return withoutDeals(port, opened, read, converted, settled.problem, control.now() - started);
  }
  const { outcomes } = settled;
  if (outcomes.questions.length > 0) {
    return { phase: 'asking', plan, questions: outcomes.questions };
  }
  step(2);
  const { usages, fields } = await chooseFields(port, plan, converted.columns, read.loaded);
  const [days] = await port.query<SpanRow>(span());
  const afterProfile = control.now();
  step(3);
  const facts = {
    closedHaveDate: days !== undefined && days.dated === days.closed,
    closedHaveCycle: days !== undefined && days.cycles === days.closed,
  };
  await port.run(createCells(fields, facts));
  await port.run(createDeals(converted.columns, read.outcomesKnown));
  const [cells] = await port.query<CountRow>(countCells());
  step(4);
  const dataset: Dataset = {
    ...rowFacts(opened, read),
    source: sourceOf(opened, plan, read, days ?? null),
    columns: columnReports(usages, outcomes, converted.unreadable),
    rows: read.loaded,
    outcomeValues: outcomes.values,
    unknownOutcomes: outcomes.unknown,
    fields: fields.map(({ field }) => field),
    has: presence(plan),
    deals: read.loaded,
    cells: cells?.rows ?? 0,
    unreadable: converted.unreadable,
    elapsedMs: {
      read: afterRead - started,
      profile: afterProfile - afterRead,
      load: control.now() - afterProfile,
    },
  };
  return { phase: 'loaded', dataset };
}

/** The rows are read, and that is all that can be said of them. */
async function withoutDeals(
  port: LoadPort,
  opened: OpenedFile,
  read: FileRead,
  { plan, columns, unreadable }: Conversion,
  { problem }: ProblemError,
  readMs: number,
): Promise<LoadResult> {
  const usages = await countColumns(port, firstUsages(plan, columns), read.loaded);
  const table: LoadedTable = {
    ...rowFacts(opened, read),
    source: sourceOf(opened, plan, read, null),
    columns: columnReports(usages, null, unreadable),
    rows: read.loaded,
    unreadable,
    elapsedMs: { read: readMs, profile: 0, load: 0 },
  };
  return { phase: 'table', plan, table, problem };
}

const rowFacts = ({ notes }: OpenedFile, { shown, shownRepaired }: FileRead) => ({
  rejected: shown,
  repaired: shownRepaired,
  notes,
  joins: [],
  mergeOffers: [],
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
