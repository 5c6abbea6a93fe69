import { labelOf, startOf } from '../../domain/calendar.ts';
import type { Grain } from '../../domain/document/periods.ts';
import { BLANK_LEVEL, OTHER_LEVEL } from '../../domain/field.ts';
import type { RepMonthRow } from '../../sql/repMonths.ts';
import type { RepPeriod } from '../../stats/consistency.ts';
import type { GroupedDesign } from '../../stats/design.ts';
import type { LogisticFit } from '../../stats/logistic.ts';
import { shifted, shiftToTotal } from '../../stats/shiftToTotal.ts';
import { QUARTER_FACTOR } from '../driverDesign.ts';

/** The quarter of a design without quarters. */
const ANY_QUARTER = '';

/** Deals of one rep in one month, and what the book of that rep and the calendar would have anybody win of them. */
interface Cell {
  rep: string;
  start: string;
  deals: number;
  won: number;
  rate: number;
  /** Of one deal in the book, then of the cell's wins. */
  variance: number;
}

/** One period of a rep; `start` is its first day. */
export type StartedPeriod = RepPeriod & { start: string };

/** What the model expects of a rep's book in a quarter: the sums of deals, p and p(1 − p) over its rows. */
interface Book {
  deals: number;
  expected: number;
  variance: number;
}

/**
 * What each rep won in each month or quarter, and what was to be expected. The model without the rep knows the quarter
 * and the mix of the book, not the month; so within each month the log odds of all reps are moved by one step, to add up
 * to what was won in that month. A season that all reps share is then in everybody's expectation.
 * @param reduced the fit without the rep, on the rows of the design   @param factor the rep's place in the design
 * @returns periods in order by the rep's level; none for a month in which all deals ended alike
 */
export function repPeriods(
  design: GroupedDesign,
  reduced: LogisticFit,
  factor: number,
  rows: readonly RepMonthRow[],
): Map<string, Record<Grain, StartedPeriod[]>> {
  const books = booksOf(design, reduced, factor);
  const levels = new Set(design.factors[factor]?.levels ?? []);
  const byMonth = new Map<string, Cell[]>();
  for (const row of rows) {
    const name = row.rep ?? BLANK_LEVEL;
    const rep = levels.has(name) ? name : OTHER_LEVEL;
    const quarter = labelOf('quarter', startOf('quarter', row.start));
    const book = books.get(keyOf(rep, quarter)) ?? books.get(keyOf(rep, ANY_QUARTER));
    if (!book || !(book.deals > 0)) continue;
    // Rates of exactly 0 or 1, those of a separated level, can't be moved.
    const rate = Math.min(1 - 1e-9, Math.max(1e-9, book.expected / book.deals));
    const variance = book.variance / book.deals;
    const cells = byMonth.get(row.start) ?? [];
    cells.push({ rep, start: row.start, deals: row.deals, won: row.won, rate, variance });
    byMonth.set(row.start, cells);
  }
  const cells = [...byMonth.values()].flatMap(calibrated);
  cells.sort((a, b) => (a.start < b.start ? -1 : 1));
  const found = new Map<string, Record<Grain, StartedPeriod[]>>();
  for (const [rep, own] of groupBy(cells, (cell) => cell.rep)) {
    const periodsBy = (grain: Grain): StartedPeriod[] =>
      [...groupBy(own, (cell) => startOf(grain, cell.start))].map(([start, of]) => ({
        start,
        ...toPeriod(of),
      }));
    found.set(rep, { month: periodsBy('month'), quarter: periodsBy('quarter') });
  }
  return found;
}

const keyOf = (rep: string, quarter: string): string => `${quarter} ${rep}`;

function booksOf(design: GroupedDesign, reduced: LogisticFit, factor: number): Map<string, Book> {
  const reps = design.factors[factor];
  const quarters = design.factors.find((one) => one.name === QUARTER_FACTOR);
  // A file of one quarter has no such factor: then the quarter is whatever the month says.
  const size = quarters?.levels.length ?? 1;
  const sums = Array.from({ length: (reps?.levels.length ?? 0) * size }, () => ({
    deals: 0,
    expected: 0,
    variance: 0,
  }));
  for (let row = 0; row < design.rows; row++) {
    const book = sums[(reps?.codes[row] ?? 0) * size + (quarters?.codes[row] ?? 0)];
    if (!book) continue;
    const n = design.deals[row] ?? 0;
    const p = reduced.fitted[row] ?? 0;
    book.deals += n;
    book.expected += n * p;
    book.variance += n * p * (1 - p);
  }
  return new Map(
    sums.map((book, i) => [
      keyOf(reps?.levels[Math.floor(i / size)] ?? '', quarters?.levels[i % size] ?? ANY_QUARTER),
      book,
    ]),
  );
}

/**
 * The cells of one month with their log odds moved to its total. As every rep's wins are among those moved to, a rep's
 * own deviation is smaller than binomial by the rep's share of the month's variance.
 */
function calibrated(cells: readonly Cell[]): Cell[] {
  const won = cells.reduce((sum, cell) => sum + cell.won, 0);
  const shift = shiftToTotal(cells, won);
  if (shift === null) return [];
  const moved = cells.map((cell) => {
    const rate = shifted(cell.rate, shift);
    const ratio = cell.variance / (cell.rate * (1 - cell.rate));
    return { ...cell, rate, variance: cell.deals * rate * (1 - rate) * Math.min(1, ratio) };
  });
  const all = moved.reduce((sum, cell) => sum + cell.variance, 0);
  return moved.map((cell) => ({
    ...cell,
    variance: all > 0 ? cell.variance * (1 - cell.variance / all) : 0,
  }));
}

function toPeriod(cells: readonly Cell[]): RepPeriod {
  const sum = (of: (cell: Cell) => number): number =>
    cells.reduce((total, cell) => total + of(cell), 0);
  const deals = sum((cell) => cell.deals);
  const rate = sum((cell) => cell.deals * cell.rate) / deals;
  const varianceRatio = sum((cell) => cell.variance) / (deals * rate * (1 - rate));
  return { deals, won: sum((cell) => cell.won), rate, varianceRatio };
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
