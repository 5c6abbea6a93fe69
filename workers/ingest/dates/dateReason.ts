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
const TIMED = 'The time of day is left out.';

/** What is made of a column's dates beyond reading them. */
function sentences({ reading, timed, zoned }: DateVerdict): string[] {
  const numbers = reading.numbers ? NUMBERS[reading.numbers] : undefined;
  return [...(numbers ? [numbers] : []), ...(timed ? [TIMED] : []), ...(zoned ? [ZONED] : [])];
}

const WAYS = ' Its dates are written in ';

const BY_ORDER = { dmy: ' (day first)', mdy: ' (month first)' } as const;

function oneWay({ format, count: n, example }: DateWriting, bothOrders: boolean): string {
  const order = orderOf(format);
  const told = bothOrders && (order === 'dmy' || order === 'mdy') ? BY_ORDER[order] : '';
  return `${count(n)} like “${example.slice(0, 40)}”${told}`;
}

/** Several ways to write a date in one column, with how many cells have each. */
function waysOf({ writings }: DateVerdict): string {
  if (writings.length < 2) return '';
  const orders = new Set(writings.map(({ format }) => orderOf(format)));
  const bothOrders = orders.has('dmy') && orders.has('mdy');
  const shown = writings.slice(0, 6).map((way) => oneWay(way, bothOrders));
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
