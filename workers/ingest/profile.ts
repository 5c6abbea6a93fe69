import type { ColumnType } from '../../src/domain/role.ts';
import { type DateVerdict, judgeDates } from './dateOrder.ts';
import { headerWords } from './headerWords.ts';
import { type DecimalEvidence, decimalMark, numberShape } from './numbers.ts';

/** What the sample shows of one column. */
export interface ColumnProfile {
  index: number;
  name: string;
  type: ColumnType;
  rows: number;
  blanks: number;
  /** Different values, trimmed, with how often each occurs. */
  values: Map<string, number>;
  date: DateVerdict | null;
  number: {
    decimal: DecimalEvidence;
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
  const compact = number !== null && number.integers && headerWords(name).some((w) => DAY.test(w));
  const date = !number || compact ? judgeDates(known, compact) : null;
  if (date && date.dates >= MOSTLY * total) return { ...base, ...typed, type: 'date', date };
  if (number) return { ...base, ...typed, type: 'number', number };
  return { ...base, ...typed, type: 'text' };
}

const DAY = /^(?:date|dt|day)$/;

function numbersOf(known: [string, number][], total: number): ColumnProfile['number'] {
  let matched = 0;
  let plain = true;
  let integers = true;
  const digits: string[] = [];
  const currencies = new Map<string, number>();
  for (const [value, n] of known) {
    const shape = numberShape(value);
    if (!shape) continue;
    matched += n;
    plain &&= shape.plain;
    integers &&= /^\d+$/.test(shape.digits);
    digits.push(shape.digits);
    if (shape.currency) currencies.set(shape.currency, (currencies.get(shape.currency) ?? 0) + n);
  }
  if (matched < MOSTLY * total) return null;
  const [currency] = [...currencies].sort(([, n], [, m]) => m - n);
  return { decimal: decimalMark(digits), plain, integers, currency: currency?.[0] ?? null };
}
