import { type DateOrder, withOrder } from '../../../src/domain/dateFormats.ts';
import { isWeekday, monthNamed } from './dateNames.ts';
import { splitTime } from './dateTime.ts';

/** How one value writes a date. */
export interface DateShape {
  /** What can be in doubt: nothing; day and month before or behind a year; or which of three small numbers is which. */
  family: 'fixed' | 'yearLast' | 'yearFirst' | 'twoDigits';
  /** strptime pattern of the date, in the order its family has by itself: day first, or year first. */
  format: string;
  /** strptime pattern of the time of day, with what stands before it; `''` when there is none. */
  time: string;
  zoned: boolean;
  /** The days it can be, `YYYY-MM-DD`, by the order they are read in; one at least. */
  days: Partial<Record<DateOrder, string>>;
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** `YYYY-MM-DD`, or null when there is no such day in the years that dates of deals are in. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1))
    return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A two-digit year as strptime reads it. */
const fullYear = (digits: string): number =>
  digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 69 ? 2000 : 1900);
const yearSign = (digits: string): string => (digits.length === 4 ? '%Y' : '%y');

const FAMILY_ORDERS = {
  yearLast: ['dmy', 'mdy'],
  yearFirst: ['ymd', 'ydm'],
  twoDigits: ['dmy', 'mdy', 'ymd'],
} as const satisfies Record<string, readonly DateOrder[]>;

/** Three numbers in any order their family can have; null when none of them is a day. */
export function numbersShape(
  family: keyof typeof FAMILY_ORDERS,
  numbers: readonly string[],
  separator: string,
): DateShape | null {
  const [own, ...others] = FAMILY_ORDERS[family];
  const days: DateShape['days'] = {};
  for (const order of [own, ...others]) {
    const part = (sign: string) => numbers[order.indexOf(sign)] ?? '';
    const day = isoDay(fullYear(part('y')), Number(part('m')), Number(part('d')));
    if (day !== null) days[order] = day;
  }
  if (Object.keys(days).length === 0) return null;
  return { family, format: formatOf(family, separator, own), time: '', zoned: false, days };
}

/** Few, and asked for with every value. */
const formats = new Map<string, string>();

function formatOf(family: DateShape['family'], separator: string, order: DateOrder): string {
  const key = family + separator;
  let format = formats.get(key);
  if (format === undefined) {
    const year = family === 'twoDigits' ? '%y' : '%Y';
    format = withOrder([year, '%m', '%d'].join(separator), order);
    formats.set(key, format);
  }
  return format;
}

const SEPARATOR = String.raw`( ?[-/.] ?| )`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})${SEPARATOR}(\d{1,2})\2(\d{1,2})\.?$`);
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})${SEPARATOR}(\d{1,2})\2(\d{4})\.?$`);
const TWO_DIGITS = /^(\d{1,2})( ?[-/.] ?)(\d{1,2})\2(\d{2})\.?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

const ORDINAL = String.raw`(?:st|nd|rd|th|er|re|º|ª|°)?`;
const WORDS = String.raw` (?:de |del |do |of |d['’])`;
const GAP = String.raw`(${WORDS}| ?[-/.,]? ?)`;
const MONTH = String.raw`(\p{L}{3,12})\.?`;
const YEAR = String.raw`(\d{4}|\d{2})\.?`;
const DAY_MONTH = new RegExp(String.raw`^(\d{1,2})${ORDINAL}${GAP}${MONTH}${GAP}${YEAR}$`, 'iu');
const MONTH_DAY = new RegExp(
  String.raw`^${MONTH}( ?[-/., ] ?)(\d{1,2})${ORDINAL}(,? | ?[-/.,] ?)${YEAR}$`,
  'iu',
);
const YEAR_MONTH = new RegExp(String.raw`^(\d{4})${GAP}${MONTH}${GAP}(\d{1,2})$`, 'iu');

/** A day whose month is a name: nothing in it is in doubt. */
function named(
  word: string,
  day: string,
  year: string,
  format: (month: string) => string,
): DateShape | null {
  const name = monthNamed(word);
  const iso = name && isoDay(fullYear(year), name.month, Number(day));
  if (!iso) return null;
  const sign = name.long ? '%B' : '%b';
  return { family: 'fixed', format: format(sign), time: '', zoned: false, days: { ymd: iso } };
}

function dateOnly(text: string): DateShape | null {
  const [, y = '', mark = '', m = '', d = ''] = YEAR_FIRST.exec(text) ?? [];
  if (y) return numbersShape('yearFirst', [y, m, d], mark);
  const last = YEAR_LAST.exec(text);
  if (last) return numbersShape('yearLast', [last[1], last[3], last[4]].map(String), last[2] ?? '');
  const two = TWO_DIGITS.exec(text);
  if (two) return numbersShape('twoDigits', [two[1], two[3], two[4]].map(String), two[2] ?? '');
  const dayMonth = DAY_MONTH.exec(text);
  if (dayMonth) {
    const [, day = '', one = '', word = '', gap = '', year = ''] = dayMonth;
    const shape = named(word, day, year, (month) => `%d${one}${month}${gap}${yearSign(year)}`);
    if (shape) return shape;
  }
  const monthDay = MONTH_DAY.exec(text);
  if (monthDay) {
    const [, word = '', one = '', day = '', gap = '', year = ''] = monthDay;
    const shape = named(word, day, year, (month) => `${month}${one}%d${gap}${yearSign(year)}`);
    if (shape) return shape;
  }
  const yearMonth = YEAR_MONTH.exec(text);
  if (!yearMonth) return null;
  const [, year = '', one = '', word = '', gap = '', day = ''] = yearMonth;
  return named(word, day, year, (month) => `%Y${one}${month}${gap}%d`);
}

const WEEKDAY = /^(\p{L}[\p{L}'’-]*)(\.?,? )(?=[\p{L}\d])/u;

/** A date that may have a weekday before it. */
function dayShape(text: string): DateShape | null {
  const shape = dateOnly(text);
  if (shape) return shape;
  const [prefix = '', word = '', gap = ''] = WEEKDAY.exec(text) ?? [];
  if (!isWeekday(word)) return null;
  const rest = dateOnly(text.slice(prefix.length));
  return rest && { ...rest, format: `%a${gap.replace('.', '')}${rest.format}` };
}

/** How one value writes its date, whatever time of day stands behind it; null when it is none. */
export function dateShape(text: string): DateShape | null {
  if (text.length < 6 || text.length > 100 || !/\d/.test(text)) return null;
  const value = text.replace(/\s+/g, ' ').trim();
  const shape = dayShape(value);
  if (shape) return shape;
  const timed = splitTime(value);
  if (!timed) return null;
  const { date, time, zoned } = timed;
  const [, y = '', m = '', d = ''] = COMPACT.exec(date) ?? [];
  const front = y ? numbersShape('yearFirst', [y, m, d], '') : dayShape(date);
  return front && { ...front, time, zoned };
}

export const isDateLike = (value: string): boolean => dateShape(value) !== null;
