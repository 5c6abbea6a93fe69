import { dateShape, isCompactDate, splitTime } from './dates.ts';

/** How a column of dates is written, judged on its different values. */
export interface DateVerdict {
  /** strptime pattern, the time of day included; for an ambiguous order, the one with the day first. */
  format: string;
  order: 'proven' | 'ambiguous' | 'mixed';
  /** Values, by how often they occur, that are dates at all, and that only fit one order. */
  dates: number;
  dayFirst: number;
  monthFirst: number;
  /** Dates that fit both orders. */
  either: number;
}

export type DateOrder = 'dmy' | 'mdy';

/** A pattern with day and month in the given order. */
export const ordered = (format: string, order: DateOrder): string =>
  order === 'dmy'
    ? format.replace('%1', '%d').replace('%2', '%m')
    : format.replace('%1', '%m').replace('%2', '%d');

/** The same pattern with day and month changing places. */
export const orderOf = (format: string): DateOrder | null => {
  if (!/^%[dm][-/.]%[dm]/.test(format)) return null;
  return format.startsWith('%d') ? 'dmy' : 'mdy';
};
export const withOrder = (format: string, order: DateOrder): string =>
  orderOf(format) === null || orderOf(format) === order
    ? format
    : format.replace(/%([dm])/g, (_, sign: string) => (sign === 'd' ? '%m' : '%d'));

/** Only the date of a pattern. */
export const dateOf = (format: string): string => format.replace(/[T ]%[HI].*$/, '');

const most = (counts: ReadonlyMap<string, number>): string =>
  [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0])[0];

/**
 * Decides how a column writes its dates. A day above 12 proves the order; where every value fits both, nothing in
 * the column can.
 * @param values each different value with how often it occurs
 * @param compact whether eight digits are to be read as a day
 */
export function judgeDates(
  values: Iterable<[string, number]>,
  compact = false,
): DateVerdict | null {
  const formats = new Map<string, number>();
  const times = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string, n: number) =>
    counts.set(key, (counts.get(key) ?? 0) + n);
  let [dates, dayFirst, monthFirst, either] = [0, 0, 0, 0];
  for (const [text, n] of values) {
    const value = text.trim();
    if (compact && isCompactDate(value)) {
      add(formats, '%Y%m%d', n);
      dates += n;
      continue;
    }
    const shape = dateShape(value);
    if (!shape) continue;
    dates += n;
    add(formats, shape.format, n);
    add(times, splitTime(value).time, n);
    if (shape.kind !== 'unordered' || shape.first === shape.second) continue;
    if (shape.first > 12) dayFirst += n;
    else if (shape.second > 12) monthFirst += n;
    else either += n;
  }
  if (dates === 0) return null;
  const format = most(formats) + most(times);
  const counts = { dates, dayFirst, monthFirst, either };
  if (!format.startsWith('%1')) return { format, order: 'proven', ...counts };
  if (dayFirst > 0 && monthFirst > 0) {
    return {
      format: ordered(format, dayFirst >= monthFirst ? 'dmy' : 'mdy'),
      order: 'mixed',
      ...counts,
    };
  }
  const order = monthFirst > 0 ? 'mdy' : 'dmy';
  return {
    format: ordered(format, order),
    order: dayFirst + monthFirst > 0 ? 'proven' : 'ambiguous',
    ...counts,
  };
}
