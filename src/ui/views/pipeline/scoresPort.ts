import type { DealCell, DealsColumn, DealsPage, DealsWish } from '../../../domain/dealsQuestion.ts';
import type { Analysis } from '../../../domain/analysis.ts';
import type { Answer } from '../../../domain/problem.ts';
import type { ScoredDeal, ScoresSlice, Slice } from '../../../domain/slices.ts';
import { csv } from '../../../export/csv.ts';
import { allScoresTable } from '../../../export/tables/pipeline.ts';
import { type Cell, isInterval } from '../../../export/table.ts';
import type { DealsPort } from '../../../state/deals.svelte.ts';
import type { AskSlice } from '../../../state/slices.ts';

/** The scores of all open deals, by the run that is shown; the same answer to whoever asks again. */
export const askScores = (
  { run, filters }: Pick<Analysis, 'run' | 'filters'>,
  ask: AskSlice,
): Promise<Answer<Slice>> => ask(run.id, { kind: 'scores', filters });

/** All of them as a file. @returns the problem where there is none */
export async function scoresFile(asked: Promise<Answer<Slice>>): Promise<Answer<Blob>> {
  const answer = await scoresOf(asked);
  if (!answer.ok) return answer;
  // The mark in front tells spreadsheets that this is UTF-8.
  const text = `\uFEFF${csv(allScoresTable(answer.value.deals))}`;
  return { ok: true, value: new Blob([text], { type: 'text/csv;charset=utf-8' }) };
}

/**
 * The scores as the dialog of deals takes them: sorted, searched and handed out a stretch at a time, here on the page, as
 * they are no column of the file.
 */
export class ScoresPort implements DealsPort {
  readonly #ask: () => Promise<Answer<Slice>>;

  constructor(ask: () => Promise<Answer<Slice>>) {
    this.#ask = ask;
  }

  readonly deals: DealsPort['deals'] = async (_ticket, _question, wish) => {
    const answer = await scoresOf(this.#ask());
    return answer.ok ? { ok: true, value: pageOf(answer.value, wish) } : answer;
  };

  readonly saveDeals: DealsPort['saveDeals'] = () => scoresFile(this.#ask());

  readonly cancelSave: DealsPort['cancelSave'] = () => Promise.resolve({ ok: true, value: null });
}

async function scoresOf(asked: Promise<Answer<Slice>>): Promise<Answer<ScoresSlice>> {
  const answer = await asked;
  if (!answer.ok) return answer;
  if (answer.value.kind !== 'scores') throw new Error('Scores were asked for.');
  return { ok: true, value: answer.value };
}

const TYPES: Partial<Record<string, DealsColumn['type']>> = {
  text: 'text',
  date: 'date',
  yesNo: 'boolean',
};

/** What a narrow column has room for. */
const SHORT: Partial<Record<string, string>> = {
  probability: 'Chance to win, %',
  factors: 'For and against, points',
};

/** What one looks at comes first: a phone shows two columns. */
const FIRST = ['deal', 'probability', 'valueAtRisk', 'recoverable', 'amount', 'rep'];
const placeOf = (key: string): number =>
  (FIRST.indexOf(key) + FIRST.length + 1) % (FIRST.length + 1);

/** A rate is shown as whole percent of which one digit is left. */
function shownCell(cell: Cell | undefined, kind: string): DealCell {
  const value = isInterval(cell) ? cell.estimate : (cell ?? null);
  if (typeof value !== 'number') return value;
  if (kind === 'rate') return Math.round(value * 1000) / 10;
  return kind === 'money' ? Math.round(value) : value;
}

const known = new WeakMap<ScoresSlice, { columns: DealsColumn[]; rows: DealCell[][] }>();

/** One column for each of the table’s, rates in percent. */
function gridOf(slice: ScoresSlice): { columns: DealsColumn[]; rows: DealCell[][] } {
  const before = known.get(slice);
  if (before) return before;
  const table = allScoresTable(slice.deals);
  const filled = table.columns.map((_, at) => table.rows.some((row) => (row[at] ?? '') !== ''));
  const shown = table.columns
    .flatMap((column, at) => (filled[at] ? [{ column, at }] : []))
    .sort((a, b) => placeOf(a.column.key) - placeOf(b.column.key));
  const grid = {
    columns: shown.map(({ column: { key, label, kind } }) => ({
      key,
      name: SHORT[key] ?? (kind === 'rate' ? `${label}, %` : label),
      type: TYPES[kind] ?? ('number' as const),
      personal: false,
    })),
    rows: table.rows.map((row) => shown.map(({ column, at }) => shownCell(row[at], column.kind))),
  };
  known.set(slice, grid);
  return grid;
}

function pageOf(slice: ScoresSlice, { from, rows, sort, search }: DealsWish): DealsPage {
  const grid = gridOf(slice);
  const wanted = search.toLowerCase();
  const found =
    wanted === ''
      ? grid.rows
      : grid.rows.filter((row) =>
          row.some((cell) => cell !== null && String(cell).toLowerCase().includes(wanted)),
        );
  const at = grid.columns.findIndex(({ key }) => key === sort?.key);
  const ordered = sort && at >= 0 ? found.toSorted(byCell(at, sort.descending)) : found;
  const open = slice.deals.length;
  return {
    columns: grid.columns,
    withheld: [],
    from,
    rows: ordered.slice(from, from + rows),
    found: found.length,
    counts: { deals: open, won: 0, lost: 0, open },
    receipt: {
      sql: slice.sql,
      formula: formulaOf(slice.deals),
      definition: `Open deals of known age, each with its score${slice.leftOut > 0 ? '; those with the largest amounts' : ''}. Deals too old for a score have none.`,
    },
  };
}

/** Blank cells last, whichever way. */
const byCell =
  (at: number, descending: boolean) =>
  (a: DealCell[], b: DealCell[]): number => {
    const [left, right] = [a[at] ?? null, b[at] ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const order =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : String(left).localeCompare(String(right), 'en', { numeric: true });
    return descending ? -order : order;
  };

/** What all chances add up to. */
function formulaOf(deals: readonly ScoredDeal[]): string {
  const scored = deals.flatMap(({ probability }) => (probability ? [probability.estimate] : []));
  const sum = scored.reduce((total, one) => total + one, 0);
  return `${scored.length.toLocaleString('en')} scored deals, their chances add up to ${sum.toFixed(1)} wins`;
}
