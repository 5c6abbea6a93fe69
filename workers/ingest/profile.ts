import type { ColumnType } from '../../src/domain/role.ts';
import { kindsUnder } from './dates/dateNumbers.ts';
import { type DateVerdict, judgeDates } from './dates/dateOrder.ts';
import { blankWords } from './values/blanks.ts';
import { judgeNumbers, type NumberVerdict } from './numbers/numberColumn.ts';
import { numberShape } from './numbers/numbers.ts';

/** What the sample shows of one column. */
export interface ColumnProfile {
  index: number;
  name: string;
  type: ColumnType;
  rows: number;
  blanks: number;
  /** Different values, trimmed, with how often each occurs; without those that say nothing. */
  values: Map<string, number>;
  date: DateVerdict | null;
  number: {
    verdict: NumberVerdict;
    plain: boolean;
    currency: string | null;
    integers: boolean;
  } | null;
  /** Characters in a value, on average. */
  meanLength: number;
}

/** What people write where nothing is known; in a column of numbers or dates it counts as blank. */
export const isNothing = (value: string): boolean =>
  /^(?:|-+|–|—|n\/?a|#n\/a|null|none|nil|nan|unknown|\?|\.)$/i.test(value);

/** A column is of a type when nearly all its values are; the others are reported as unreadable. */
const MOSTLY = 0.9;

export function profileColumn(
  index: number,
  name: string,
  cells: readonly string[],
): ColumnProfile {
  const values = new Map<string, number>();
  let blanks = 0;
  let length = 0;
  for (const cell of cells) {
    const value = cell.trim();
    length += value.length;
    if (value === '') blanks += 1;
    else values.set(value, (values.get(value) ?? 0) + 1);
  }
  for (const word of blankWords([...values.keys()])) {
    blanks += values.get(word) ?? 0;
    values.delete(word);
  }
  const base = { index, name, rows: cells.length, blanks, values };
  const filled = cells.length - blanks;
  const typed = { date: null, number: null, meanLength: length / Math.max(filled, 1) };
  const known = [...values].filter(([value]) => !isNothing(value));
  const total = known.reduce((sum, [, n]) => sum + n, 0);
  if (total === 0) return { ...base, ...typed, type: 'text' };
  if ([/^(?:true|false)$/i, /^[01]$/].some((flag) => known.every(([value]) => flag.test(value)))) {
    return { ...base, ...typed, type: 'boolean' };
  }
  const number = numbersOf(known, total);
  const date = datesOf(name, known, total, number !== null);
  if (date) return { ...base, ...typed, type: 'date', date };
  if (number) return { ...base, ...typed, type: 'number', number };
  return { ...base, ...typed, type: 'text' };
}

/** Text under a header that says date is a date already when most of it is. */
const UNDER_A_DATE = 0.5;

function datesOf(
  name: string,
  known: [string, number][],
  total: number,
  numeric: boolean,
): DateVerdict | null {
  const kinds = kindsUnder(name);
  if (numeric && kinds.length === 0) return null;
  const verdict = judgeDates(known, kinds);
  const share = kinds.length > 0 && !numeric ? UNDER_A_DATE : MOSTLY;
  return verdict && verdict.dates >= share * total ? verdict : null;
}

function numbersOf(known: [string, number][], total: number): ColumnProfile['number'] {
  const texts = known.map(([value, rows]) => ({
    form: value,
    lowest: value,
    highest: value,
    rows,
  }));
  const verdict = judgeNumbers(texts);
  if (verdict.numbers < MOSTLY * total) return null;
  let plain = true;
  let integers = true;
  const currencies = new Map<string, number>();
  for (const [value, n] of known) {
    const shape = numberShape(value);
    if (!shape) continue;
    plain &&= shape.plain;
    integers &&= /^\d+$/.test(shape.digits) && shape.power === 0;
    if (shape.currency) currencies.set(shape.currency, (currencies.get(shape.currency) ?? 0) + n);
  }
  const [currency] = [...currencies].sort(([, n], [, m]) => m - n);
  if (plain && integers && areCodes(known)) return null;
  return { verdict, plain, integers, currency: currency?.[0] ?? null };
}

/** A single `Q4` among amounts is a slip; codes come again and again, or are as good as all there is. */
const FEWEST_CODES = 3;

/** Whether what is no number among whole numbers is a code: `C536548` beside `536365`. */
function areCodes(known: [string, number][]): boolean {
  const others = known.filter(([value]) => !numberShape(value));
  const codes = others.filter(([value]) => /^(?=.*\d)(?=.*\p{L})[\p{L}\d_-]+$/u.test(value));
  const few = codes.length < FEWEST_CODES && codes.length * 10 < known.length;
  return !few && others.length > 0 && codes.length * 2 > others.length;
}
