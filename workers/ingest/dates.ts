/** How a date is written, without its time of day. */
export type DateShape =
  | { kind: 'ymd'; format: string; year: number; month: number; day: number }
  /** Two small numbers and a year: `format` has `%1` and `%2` where day and month stand in some order. */
  | { kind: 'unordered'; format: string; year: number; first: number; second: number };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONG_MONTHS =
  /^(january|february|march|april|june|july|august|september|october|november|december)$/i;

const TIME =
  /^(.*?\d)(?:([T ]\s*)(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*([AaPp]\.?[Mm]\.?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)$/;
const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const SHORT = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/;
const DAY_MONTH = /^(\d{1,2})([- .]|\. )([A-Za-z]{3,9})([- ,]|, )(\d{4}|\d{2})$/;
const MONTH_DAY = /^([A-Za-z]{3,9})\.? (\d{1,2})(,? )(\d{4})$/;

/** A two-digit year as strptime reads it. */
const fullYear = (digits: string): number => {
  const year = Number(digits);
  return digits.length === 4 ? year : year + (year < 69 ? 2000 : 1900);
};
const yearSign = (digits: string): string => (digits.length === 4 ? '%Y' : '%y');

const isDay = (year: number, month: number, day: number): boolean =>
  year >= 1000 &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Date and time of day apart; the time as a strptime pattern. */
export function splitTime(value: string): { date: string; time: string } {
  const match = TIME.exec(value);
  if (!match) return { date: value, time: '' };
  const [, date = value, between = ' ', clock = '', half, zone] = match;
  const seconds = clock.split(':').length === 3 ? ':%S' : '';
  const fraction = /[.,]\d+$/.test(clock) ? '.%f' : '';
  const hours = half ? '%I' : '%H';
  const time = `${between.startsWith('T') ? 'T' : ' '}${hours}:%M${seconds}${fraction}`;
  return { date, time: `${time}${half ? ' %p' : ''}${zone ? '%z' : ''}` };
}

/** How one value writes its date; null when it is none. The time of day is left out. */
export function dateShape(value: string): DateShape | null {
  return dateOnly(splitTime(value).date);
}

function dateOnly(date: string): DateShape | null {
  const iso = ISO.exec(date);
  if (iso) {
    const [, y = '', mark = '', m = '', d = ''] = iso;
    const [year, month, day] = [Number(y), Number(m), Number(d)];
    const format = `%Y${mark}%m${mark}%d`;
    return isDay(year, month, day) ? { kind: 'ymd', format, year, month, day } : null;
  }
  const short = SHORT.exec(date);
  if (short) {
    const [, a = '', mark = '', b = '', y = ''] = short;
    const [year, first, second] = [fullYear(y), Number(a), Number(b)];
    const format = `%1${mark}%2${mark}${yearSign(y)}`;
    const possible = isDay(year, second, first) || isDay(year, first, second);
    return possible ? { kind: 'unordered', format, year, first, second } : null;
  }
  const dayMonth = DAY_MONTH.exec(date);
  if (dayMonth) {
    const [, d = '', one = '', name = '', two = '', y = ''] = dayMonth;
    return named(name, Number(d), y, (month) => `%d${one}${month}${two}${yearSign(y)}`);
  }
  const monthDay = MONTH_DAY.exec(date);
  if (monthDay) {
    const [, name = '', d = '', comma = '', y = ''] = monthDay;
    return named(name, Number(d), y, (month) => `${month} %d${comma}${yearSign(y)}`);
  }
  return null;
}

function named(
  name: string,
  day: number,
  digits: string,
  format: (month: string) => string,
): DateShape | null {
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const year = fullYear(digits);
  const long = LONG_MONTHS.test(name);
  if ((!long && name.length > 3) || !isDay(year, month, day)) return null;
  return { kind: 'ymd', format: format(long ? '%B' : '%b'), year, month, day };
}

export const isDateLike = (value: string): boolean => dateShape(value) !== null;

/** Eight digits that are a day; only a header can say that they are meant as one. */
export function isCompactDate(value: string): boolean {
  const match = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(value);
  return match !== null && isDay(Number(match[1]), Number(match[2]), Number(match[3]));
}
