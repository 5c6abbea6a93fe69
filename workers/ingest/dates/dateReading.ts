import type { DateOrder } from '../../../src/domain/dateFormats.ts';
import { type NumberKind, numberShapeAs } from './dateNumbers.ts';
import { dateShape, type DateShape } from './dates.ts';

/** What has to be settled before every value of a column is one day or none. */
export interface DateReading {
  /** The order of what fits several; null as long as nobody knows. */
  order: DateOrder | null;
  /** What its bare numbers are; null when they are no dates. */
  numbers: NumberKind | null;
  /** Formats of dates that have a year of two digits in front, whatever the order of the others. */
  leading?: readonly string[];
}

/** How a value writes its date, bare numbers included. */
export const shapeIn = (value: string, { numbers }: Pick<DateReading, 'numbers'>) =>
  (numbers && numberShapeAs(numbers, value)) ?? dateShape(value);

/**
 * The day a shape stands for, `YYYY-MM-DD`. What fits one order only is read in it; but a year in front is followed by
 * its month, unless the column says otherwise, and three small numbers have their year behind.
 */
export function dayOf(
  { family, days, format }: DateShape,
  { order, leading }: Pick<DateReading, 'order' | 'leading'>,
): string | null {
  if (family === 'fixed') return days.ymd ?? null;
  if (family === 'yearFirst') return days[order === 'ydm' ? 'ydm' : 'ymd'] ?? null;
  if (family === 'twoDigits' && (order === 'ymd' || leading?.includes(format))) {
    return days.ymd ?? null;
  }
  const { dmy, mdy } = days;
  if (dmy === undefined || mdy === undefined || dmy === mdy) return dmy ?? mdy ?? null;
  return order === 'dmy' || order === 'mdy' ? (days[order] ?? null) : null;
}

/** The day a cell stands for, `YYYY-MM-DD`; null when it is none, or when nobody knows which. */
export function readDate(text: string, reading: DateReading): string | null {
  const shape = shapeIn(text.trim(), reading);
  return shape && dayOf(shape, reading);
}
