import type { NumberFormat } from '../../../src/domain/dateFormats.ts';
import { type DateShape, isoDay, numbersShape } from './dates.ts';
import { headerMatches } from '../roles/headers.ts';
import { headerWords } from '../roles/headerWords.ts';

/** What a column's numbers can be when they are dates. */
export type NumberKind = NumberFormat | '%Y%m%d' | '%Y%m%d%H%M%S' | '%d%m%Y';

const DAY_MS = 86_400_000;
/** Day 0 as spreadsheets count them, once they are past the 29 February 1900 that never was. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
const [FIRST_SERIAL, LAST_SERIAL] = [20_000, 60_000];
/** Before 1973 a count of seconds is as short as a telephone number. */
const FIRST_SECOND = 100_000_000;

const counted = (format: NumberFormat, time: number): DateShape | null => {
  const day = new Date(time);
  const iso = isoDay(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
  return iso === null
    ? null
    : { family: 'fixed', format, time: '', zoned: false, days: { ymd: iso } };
};

/** Three groups of digits without anything between them, and a time of day behind them perhaps. */
const compact = (digits: string, time: string): DateShape | null => {
  const parts = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
  const day = isoDay(Number(parts[0]), Number(parts[1]), Number(parts[2]));
  return day === null
    ? null
    : { family: 'fixed', format: '%Y%m%d', time, zoned: false, days: { ymd: day } };
};

/** The number as a date of one kind; null when it is none. A fraction of nothing but zeros is none. */
export function numberShapeAs(kind: NumberKind, text: string): DateShape | null {
  const [, whole = '', fraction = ''] = /^(\d+)(?:[.,](\d+))?$/.exec(text) ?? [];
  const number = Number(whole);
  const broken = /[1-9]/.test(fraction);
  if (whole === '') return null;
  if (kind === 'excel-serial') {
    const fits = whole.length === 5 && number >= FIRST_SERIAL && number < LAST_SERIAL;
    return fits ? counted(kind, SERIAL_EPOCH + number * DAY_MS) : null;
  }
  if (kind === 'unix-seconds') {
    const fits = whole.length <= 10 && number >= FIRST_SECOND;
    return fits ? counted(kind, number * 1000) : null;
  }
  if (kind === 'unix-milliseconds') {
    const fits = whole.length <= 13 && number >= FIRST_SECOND * 1000;
    return fits ? counted(kind, number) : null;
  }
  if (broken) return null;
  if (kind === '%Y%m%d') return whole.length === 8 ? compact(whole, '') : null;
  if (kind === '%Y%m%d%H%M%S') return whole.length === 14 ? compact(whole, '%H%M%S') : null;
  // A leading zero is lost where the days were taken for numbers.
  const digits = whole.padStart(8, '0');
  if (whole.length < 7 || digits.length !== 8) return null;
  return numbersShape('yearLast', [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)], '');
}

export const KINDS: readonly NumberKind[] = [
  '%Y%m%d',
  '%Y%m%d%H%M%S',
  'excel-serial',
  'unix-seconds',
  'unix-milliseconds',
  '%d%m%Y',
];

/** Numbers are dates of this kind when they are this share of all that is a date. */
const WORTH_READING = 0.1;

/** The kind that most numbers of a column are, if those are many enough to be no accident; with how many. */
export function numberKind(
  values: readonly [string, number][],
  kinds: readonly NumberKind[],
  otherDates: number,
): NumberKind | null {
  const counts = new Map<NumberKind, number>();
  for (const [value, n] of values) {
    if (!/^\d{5,14}(?:[.,]\d+)?$/.test(value)) continue;
    for (const kind of kinds)
      if (numberShapeAs(kind, value)) counts.set(kind, (counts.get(kind) ?? 0) + n);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best && best[1] >= WORTH_READING * (best[1] + otherDates) ? best[0] : null;
}

/** The kind a format names; null when it is written with separators or names. */
export const kindOf = (format: string | null): NumberKind | null =>
  format === '%m%d%Y' ? '%d%m%Y' : (KINDS.find((kind) => kind === format) ?? null);

const SAYS_DATE = /date$|^(?:dt|datetime|datum|fecha|tanggal|tgl)$/;
const SAYS_OTHERWISE = /^(?:candidate|mandate)$/;
/** A time may be a duration and a day a rate: under these only numbers that can hardly be anything else are days. */
const HINTS_AT_DATE = /^(?:day|time|timestamp|ts|waktu|data|dia|jour|zeit)$/;

/** Which kinds of days a column's name allows its numbers to be: `sls_order_dt`, `Closed`, `tanggal_dibuat`. */
export function kindsUnder(name: string): readonly NumberKind[] {
  const words = headerWords(name);
  const isKey = ({ role }: { role: string }) => role === 'createdDate' || role === 'closedDate';
  if (words.some((word) => SAYS_DATE.test(word) && !SAYS_OTHERWISE.test(word))) return KINDS;
  if (headerMatches(name).some(isKey)) return KINDS;
  return words.some((word) => HINTS_AT_DATE.test(word))
    ? KINDS.filter((kind) => kind !== 'excel-serial' && kind !== '%d%m%Y')
    : [];
}
