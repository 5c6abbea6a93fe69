import { orderOf } from '../../../src/domain/dateFormats.ts';
import type { DateVerdict, DateWriting } from './dateOrder.ts';

const count = (n: number) => n.toLocaleString('en-US');

/** What bare numbers were taken for. */
const NUMBERS: Partial<Record<string, string>> = {
  'excel-serial': 'Its numbers are days as spreadsheets count them: 45292 is 1 January 2024.',
  'unix-seconds': 'Its numbers are seconds since 1970, and the days are those of UTC.',
  'unix-milliseconds': 'Its numbers are milliseconds since 1970, and the days are those of UTC.',
};

const ZONED = 'The date is the one that is written, whatever the time zone.';
const SHORT = 'Years of two digits are those from 1969 to 2068.';
const TIMED = 'The time of day is left out.';

/** What is made of a column's dates beyond reading them. */
function sentences({ reading, writings, timed, zoned }: DateVerdict): string[] {
  const numbers = reading.numbers ? NUMBERS[reading.numbers] : undefined;
  const short = writings.some(({ format }) => format.includes('%y'));
  const told = [numbers, short && SHORT, timed && TIMED, zoned && ZONED];
  return told.filter((sentence) => typeof sentence === 'string');
}

const WAYS = ' Its dates are written in ';

const BY_ORDER = { dmy: ' (day first)', mdy: ' (month first)', ymd: ' (year first)', ydm: '' };

/** Of several ways, how each that could be read in another order is read. */
function oneWay({ format, count: n, example }: DateWriting): string {
  const order = orderOf(format);
  const told = order === null || (order === 'ymd' && !format.includes('%y')) ? '' : BY_ORDER[order];
  return `${count(n)} like “${example.slice(0, 40)}”${told}`;
}

/** Several ways to write a date in one column, with how many cells have each. */
function waysOf({ writings }: DateVerdict): string {
  if (writings.length < 2) return '';
  const shown = writings.slice(0, 6).map(oneWay);
  const more = writings.length - shown.length;
  const rest = more > 0 ? `, and ${more} more` : '';
  return `${WAYS}${writings.length} ways: ${shown.join(', ')}${rest}.`;
}

/** A column's reason with what is to be told of its dates; what an earlier look told is replaced. */
export function withDateReason(reason: string, verdict: DateVerdict): string {
  const [before = ''] = reason.split(WAYS);
  const news = sentences(verdict).filter((sentence) => !before.includes(sentence));
  return `${[before, ...news].join(' ')}${waysOf(verdict)}`;
}
