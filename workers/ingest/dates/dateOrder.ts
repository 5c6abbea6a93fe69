import { type DateOrder, orderOf, withOrder } from '../../../src/domain/dateFormats.ts';
import { cells, type CountedShape } from './countedShape.ts';
import { type DayOrMonth, type Ruling, rulingOn } from './dateEvidence.ts';
import { type NumberKind, numberKind, numberShapeAs } from './dateNumbers.ts';
import { type DateReading, dayOf } from './dateReading.ts';
import { dateShape, type DateShape } from './dates.ts';

/** One way in which dates of a column are written, with how many of them are and one of them. */
export interface DateWriting {
  /** strptime pattern of the date, or a name of `dateFormats`; the time of day is not in it. */
  format: string;
  timed: boolean;
  count: number;
  example: string;
}

/** How a column of dates is written, judged on its different values. */
export interface DateVerdict extends DayOrMonth {
  /**
   * The commonest pattern, the time of day included; where values are in doubt by themselves, the commonest of those,
   * as it is what says how to read them.
   */
  format: string;
  order: Ruling['order'];
  /** The orders a person has to choose from, and what each of them would make of the column. */
  choices: readonly DateOrder[];
  chosen: readonly DateReading[];
  /** False when day and month are one number in every value: the next one may put them in doubt. */
  seen: boolean;
  /** How its values are read; without an order as long as that is in doubt. */
  reading: DateReading;
  /** Values that are dates at all, by how often they occur. */
  dates: number;
  /** Those of them that would be another day in another order of the choices. */
  doubtful: number;
  /** The commonest first. */
  writings: DateWriting[];
  timed: boolean;
  zoned: boolean;
}

/** Only the date of a pattern. */
export const dateOf = (format: string): string =>
  format.replace(/(?:T|,? ?(?:[^\s%]+(?: las?)?)? |,)?%[HI].*$|%z$/, '');

/** May is a short month and a long one: among long ones it is long. */
const asUsual = (format: string, usual: string): string =>
  format.replace('%b', '%B') === usual ? usual : format;

function commonest(shapes: readonly CountedShape[], of: (shape: DateShape) => string): string {
  const counts = new Map<string, number>();
  for (const { shape, n } of shapes) counts.set(of(shape), (counts.get(of(shape)) ?? 0) + n);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0])[0];
}

/** An order of the column, and the makes of dates in it that have a short year in front all the same. */
type Order = Pick<Ruling, 'by' | 'leading'>;

const readingIn = ({ by, leading }: Order) => ({ order: by, ...(leading && { leading }) });

/** The pattern of one value where this is the column's order. */
function written({ family, format, days }: DateShape, { by, leading = [] }: Order): string {
  if (family === 'fixed') return format;
  if (family === 'yearFirst') return withOrder(format, by === 'ydm' ? 'ydm' : 'ymd');
  if (family === 'twoDigits' && (by === 'ymd' || leading.includes(format))) {
    return withOrder(format, 'ymd');
  }
  const [own, other] = by === 'mdy' ? (['mdy', 'dmy'] as const) : (['dmy', 'mdy'] as const);
  return withOrder(format, days[own] === undefined ? other : own);
}

function writingsOf(shapes: readonly CountedShape[], by: Order, usual: string): DateWriting[] {
  const found = new Map<string, DateWriting>();
  for (const { shape, text, n } of shapes) {
    if (dayOf(shape, readingIn(by)) === null) continue;
    const format = asUsual(written(shape, by), usual);
    const timed = /%[HI]/.test(shape.time);
    const key = `${timed} ${format}`;
    const before = found.get(key);
    if (before) before.count += n;
    else found.set(key, { format, timed, count: n, example: text });
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

/** Values that are dates, bare numbers of the one kind most of them are among them. */
function shapesOf(values: Iterable<[string, number]>, kinds: readonly NumberKind[]) {
  const shapes: CountedShape[] = [];
  const others: [string, number][] = [];
  for (const [value, n] of values) {
    const text = value.trim();
    const shape = dateShape(text);
    if (shape) shapes.push({ shape, text, n });
    else if (kinds.length > 0) others.push([text, n]);
  }
  const numbers = numberKind(others, kinds, cells(shapes));
  for (const [text, n] of numbers ? others : []) {
    const shape = numbers && numberShapeAs(numbers, text);
    if (shape) shapes.push({ shape, text, n });
  }
  return { shapes, numbers };
}

const isDoubtful = (shape: DateShape, readings: readonly DateReading[]): boolean =>
  new Set(readings.map((reading) => dayOf(shape, reading))).size > 1;

/** What an answer makes of the column: where only some dates may have their year in front, only they have. */
const ordered = ({ leading, by }: Ruling, order: DateOrder): Order => {
  if (leading === undefined) return { by: order };
  return order === 'ymd' ? { by, leading } : { by: order };
};

/** A pattern whose order was settled elsewhere: by another column, or by a person, who has the last word. */
export interface SettledOrder {
  format: string;
  chosen: boolean;
}

function settle(ruling: Ruling, settled: SettledOrder | null): Ruling {
  const order = settled && orderOf(settled.format);
  if (!settled || !order || !ruling.possible.includes(order)) return ruling;
  // That a year of four digits is in front says nothing of one that has two.
  const fourDigits = order === 'ymd' && !settled.format.includes('%y');
  if (fourDigits && !settled.chosen && ruling.possible.includes('dmy')) return ruling;
  // Nor does another make of date say where a short year stands.
  const make = withOrder(dateOf(settled.format), 'dmy');
  const isOfThese = ruling.leading === undefined || ruling.leading.includes(make);
  const heard = settled.chosen || (ruling.order === 'ambiguous' && isOfThese);
  const { leading: _, ...rest } = ruling;
  return heard ? { ...rest, ...ordered(ruling, order), order: 'proven', choices: [] } : ruling;
}

/**
 * Decides how a column writes its dates. A day above 12 proves the order; where every value fits both, nothing in
 * the column can.
 * @param values each different value with how often it occurs
 * @param kinds what bare numbers may be; none where they are no dates, whatever they look like
 */
export function judgeDates(
  values: Iterable<[string, number]>,
  kinds: readonly NumberKind[] = [],
  settled: SettledOrder | null = null,
): DateVerdict | null {
  const { shapes, numbers } = shapesOf(values, kinds);
  if (shapes.length === 0) return null;
  const own = rulingOn(shapes);
  const ruling = settle(own, settled);
  const { order, choices, seen, dayFirst, monthFirst, either } = ruling;
  const isProven = order === 'proven';
  const by: Order = isProven ? ruling : { by: ruling.by };
  const chosen = own.choices.map((choice) => ({ ...readingIn(ordered(own, choice)), numbers }));
  const doubtful = shapes.filter(({ shape }) => isDoubtful(shape, chosen));
  const telling = doubtful.length > 0 ? doubtful : shapes;
  const usual = commonest(shapes, (shape) => written(shape, by));
  const format = commonest(telling, (shape) => written(shape, by));
  return {
    format: format + commonest(telling, ({ time }) => time),
    order,
    choices,
    chosen,
    seen,
    reading: isProven ? { ...readingIn(ruling), numbers } : { order: null, numbers },
    dates: cells(shapes),
    doubtful: isProven ? 0 : cells(doubtful),
    dayFirst,
    monthFirst,
    either,
    writings: writingsOf(shapes, by, usual),
    timed: shapes.some(({ shape }) => shape.time !== ''),
    zoned: shapes.some(({ shape }) => shape.zoned),
  };
}
