import type { Dataset } from '../../src/domain/dataset.ts';
import type { IntakePlan } from '../../src/domain/intakePlan.ts';
import type { Answer } from '../../src/domain/problem.ts';
import type { LoadResult } from '../../src/engine/contract.ts';
import { createCells } from '../../src/sql/load/createCells.ts';
import { createDeals } from '../../src/sql/load/createDealRows.ts';
import { countCells, type CountRow, span, type SpanRow } from '../../src/sql/load/span.ts';
import { answer } from '../problems.ts';
import { chooseFields } from './chooseFields.ts';
import { convertColumns } from './convert.ts';
import { type LoadControl, type LoadPort, stopIfCancelled } from './port.ts';
import { readFile } from './readFile.ts';
import { columnReports, sourceOf } from './report.ts';
import { settleOutcomes } from './settleOutcomes.ts';

/** Loads a file by its plan: `deals` and `cells` stand after it, unless the whole of it left something to ask. */
export const load = (
  port: LoadPort,
  file: File,
  plan: IntakePlan,
  control: LoadControl,
): Promise<Answer<LoadResult>> => answer(() => loaded(port, file, plan, control));

async function loaded(
  port: LoadPort,
  file: File,
  given: IntakePlan,
  control: LoadControl,
): Promise<LoadResult> {
  const started = control.now();
  const read = await readFile(port, file, given, control);
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
  const outcomes = await settleOutcomes(port, plan, read.outcomesKnown);
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
    source: sourceOf(file, plan, read, days ?? null),
    columns: columnReports(usages, outcomes, converted.unreadable),
    outcomeValues: outcomes.values,
    unknownOutcomes: outcomes.unknown,
    fields: fields.map(({ field }) => field),
    has: presence(plan),
    deals: read.loaded,
    cells: cells?.rows ?? 0,
    unreadable: converted.unreadable,
    rejected: read.shown,
    elapsedMs: {
      read: afterRead - started,
      profile: afterProfile - afterRead,
      load: control.now() - afterProfile,
    },
  };
  return { phase: 'loaded', dataset };
}

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
