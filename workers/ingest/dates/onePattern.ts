import { withOrder } from '../../../src/domain/dateFormats.ts';
import type { DateKey, DatePattern } from '../../../src/sql/load/convertDates.ts';
import { dateShape } from './dates.ts';

/** Cells DuckDB is told to leave out, at most. */
const MAX_UNREADABLE = 50;

const PATTERN = /^%[dmYy]([-/.])%[dmYy]\1%[dmYy]$/;
const ISO = '%Y-%m-%d';

interface ReadKey {
  value: string;
  day: string | null;
}

/** The patterns by which one value is this day; none when DuckDB can't be trusted with it. */
function patternsOf(text: string, day: string): string[] {
  const value = text.trim();
  if (/^\d{8}$/.test(value)) return value === day.replaceAll('-', '') ? ['%Y%m%d'] : [];
  const shape = dateShape(value);
  // Behind a dot, or after a blank that is no plain space, DuckDB does not see where the date ends.
  if (!shape || shape.family === 'fixed' || /\.$|[^\S ]/.test(value)) return [];
  const orders = (['dmy', 'mdy', 'ymd', 'ydm'] as const).filter((o) => shape.days[o] === day);
  const patterns = orders.map((order) => withOrder(shape.format, order));
  const ends = shape.time === '' || shape.time.startsWith(' ');
  const isIso = /^\d{4}-\d\d-\d\d/.test(value);
  return patterns.filter((p) => PATTERN.test(p) && (p === ISO ? isIso : ends));
}

/**
 * How DuckDB can read all dates of a column by itself, exactly as we read them; null when they are written in several
 * ways, or in one it does not know.
 */
export function onePattern(key: DateKey, read: readonly ReadKey[]): DatePattern | null {
  const unreadable = read.filter(({ day }) => day === null).length;
  if (unreadable > (key === 'cell' ? MAX_UNREADABLE : 0)) return null;
  const dated = read.flatMap(({ value, day }) => (day === null ? [] : [{ value, day }]));
  const [first, ...others] = dated;
  let common = first ? patternsOf(first.value, first.day) : [];
  for (const { value, day } of others) {
    if (common.length === 0) return null;
    const own = patternsOf(value, day);
    common = common.filter((pattern) => own.includes(pattern));
  }
  const [date] = common;
  if (date === undefined) return null;
  const blank = dated.some(({ value }) => value.trim().includes(' '));
  return { date, end: date === ISO ? 'iso' : blank ? 'blank' : 'cell' };
}
