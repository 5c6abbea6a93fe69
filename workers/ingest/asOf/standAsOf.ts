import type { Dataset } from '../../../src/domain/dataset.ts';
import type { AsOf } from '../../../src/domain/document/asOf.ts';
import type { Receipt } from '../../../src/domain/document/run.ts';
import type { ColumnReport } from '../../../src/domain/document/source.ts';
import {
  asOfCounts,
  type AsOfCounts,
  createAsOfHistory,
  createAsOfRows,
  enterAsOf,
  undatedDeals,
  type UndatedRow,
} from '../../../src/sql/asOf.ts';
import { createCells } from '../../../src/sql/load/createCells.ts';
import { createDeals } from '../../../src/sql/load/createDealRows.ts';
import { countCells, type CountRow, span, type SpanRow } from '../../../src/sql/load/span.ts';
import { asOfNotes, asOfSentence } from '../../../src/words/asOfWords.ts';
import { outdented } from '../../analysisPort.ts';
import { chooseFields } from '../chooseFields.ts';
import type { LoadPort } from '../port.ts';
import type { Usage } from '../usage.ts';
import { columnsOfHindsight } from './hindsight.ts';
import type { StoredDeals } from './storedDeals.ts';

/**
 * Makes the file as it stood on a day: `deals`, `deal_rows` and `cells` of that day stand in front of the whole file’s.
 * It is looked at as a file that was dropped on that day would be: which columns are fields, and where bands end, is
 * found from its own deals.
 * @param whole the file that stands, alone   @param day not after its last day
 */
export async function standAsOf(
  port: LoadPort,
  whole: Dataset,
  stored: StoredDeals,
  day: string,
): Promise<{ dataset: Dataset; asOf: AsOf; made: Receipt[] }> {
  const hindsight = await columnsOfHindsight(port, stored);
  // The outcome’s own text stands beside its meaning, and says as much.
  const texts = stored.outcomesKnown ? ['outcome_value'] : [];
  const unknown = { ...hindsight, blankWhileOpen: [...hindsight.blankWhileOpen, ...texts] };
  const [row] = await port.query<UndatedRow>(undatedDeals());
  const views = createAsOfRows(day, unknown, row?.undated === 0);
  for (const create of views) await port.run(create);
  const history = whole.joins.some(({ kind, accepted }) => kind === 'history' && accepted);
  if (history) await port.run(createAsOfHistory(day));
  await port.run(enterAsOf());
  const [days] = await port.query<SpanRow>(span());
  const deals = days?.deals ?? 0;
  const { usages, fields } = await chooseFields(port, stored.plan, stored.columns, deals);
  const facts = {
    closedHaveDate: days !== undefined && days.dated === days.closed,
    closedHaveCycle: days !== undefined && days.cycles === days.closed,
  };
  await port.run(createCells(fields, facts));
  await port.run(createDeals(stored.columns, stored.outcomesKnown));
  const [cells] = await port.query<CountRow>(countCells());
  const [counts] = await port.query<AsOfCounts>(asOfCounts(day));
  const dataset: Dataset = {
    ...whole,
    source: {
      ...whole.source,
      asOf: day,
      createdFrom: days?.createdFrom ?? null,
      createdTo: days?.createdTo ?? null,
      closedFrom: days?.closedFrom ?? null,
      closedTo: days?.closedTo ?? null,
    },
    columns: reports(whole.columns, usages),
    fields: fields.map(({ field }) => field),
    deals,
    cells: cells?.rows ?? 0,
  };
  const createdLater = counts?.created_later ?? 0;
  const untold = whole.deals - deals - createdLater;
  const blank = [...hindsight.blankWhileOpen, ...hindsight.dates];
  const blanked = stored.columns
    .filter(({ column }) => blank.includes(column))
    .flatMap(({ index }) => stored.plan.columns[index]?.name ?? []);
  const asOf: AsOf = {
    day,
    fileEnds: whole.source.asOf ?? day,
    deals,
    createdLater,
    closedLater: counts?.closed_later ?? 0,
    untold,
    blanked,
    fields: dataset.fields,
    sentence: asOfSentence(day),
    notes: asOfNotes({
      untold,
      blanked,
      hasCreated: whole.has.created,
      hasOpen: (counts?.open_now ?? 0) > 0,
      hasAmount: whole.has.amount,
      hasRep: whole.has.rep,
    }),
  };
  const sql = outdented(views.map(({ text }) => text).join(';\n'));
  const title = `The deals as they stood on ${day}; everything else asks these`;
  return { dataset, asOf, made: [{ id: 'as-of', title, sql, rows: deals, elapsedMs: 0 }] };
}

/** What the deals of that day say of their columns; how a column is read stays as it was decided. */
const reports = (whole: readonly ColumnReport[], usages: readonly Usage[]): ColumnReport[] =>
  whole.map((report, i) => {
    const usage = usages[i];
    if (!usage || report.role === 'outcome') return report;
    const { usedAs, reason, counts } = usage;
    return { ...report, ...(counts ?? {}), usedAs, reason };
  });
