import type { DateOrder } from '../../../src/domain/dateFormats.ts';
import type { DateShape } from './dates.ts';

/** A value's shape, and how many cells have it. */
export interface CountedShape {
  shape: DateShape;
  text: string;
  n: number;
}

/** Cells that fit one order only, and those that fit both. */
export interface DayOrMonth {
  dayFirst: number;
  monthFirst: number;
  either: number;
}

/** What a column's values say about the order they are written in. */
export interface Ruling extends DayOrMonth {
  order: 'proven' | 'ambiguous' | 'mixed';
  /** The proven order, or the likeliest one; `ymd` where nothing could be in doubt. */
  by: DateOrder;
  /** The orders that values of this make can have at all, and those that a person has to choose from. */
  possible: readonly DateOrder[];
  choices: readonly DateOrder[];
  /** False when day and month are one number in every value: the next one may put them in doubt. */
  seen: boolean;
}

export const cells = (shapes: readonly CountedShape[]): number =>
  shapes.reduce((sum, { n }) => sum + n, 0);

/** How many cells fit the one order, the other, and both on different days. */
function weigh(shapes: readonly CountedShape[], one: DateOrder, other: DateOrder) {
  const only = (fits: DateOrder, not: DateOrder) =>
    cells(shapes.filter(({ shape: { days } }) => days[fits] && !days[not]));
  const both = shapes.filter(
    ({ shape: { days } }) => days[one] && days[other] && days[one] !== days[other],
  );
  return { one: only(one, other), other: only(other, one), either: cells(both) };
}

/** A file of days has far more different days than years: this many times as many. */
const MORE_DAYS = 1.4;

/** Where `03/04/05` has its year: behind, in front, or nobody knows. */
function shortYears(shapes: readonly CountedShape[]): 'behind' | 'front' | 'unknown' {
  if (shapes.some(({ shape: { days } }) => !days.ymd)) return 'behind';
  if (shapes.some(({ shape: { days } }) => !days.dmy && !days.mdy)) return 'front';
  const asYears = new Set(shapes.map(({ shape }) => shape.days.ymd?.slice(0, 4)));
  const asDays = new Set(shapes.map(({ shape }) => shape.days.ymd?.slice(8)));
  if (asYears.size >= MORE_DAYS * asDays.size) return 'behind';
  return asDays.size >= MORE_DAYS * asYears.size ? 'front' : 'unknown';
}

/** Day or month first, where the year is behind. */
function dayOrMonth(shapes: readonly CountedShape[], orders: readonly DateOrder[]): Ruling {
  const { one: dayFirst, other: monthFirst, either } = weigh(shapes, 'dmy', 'mdy');
  const seen = dayFirst + monthFirst + either > 0;
  const counts = { dayFirst, monthFirst, either, seen, possible: orders };
  const by = monthFirst > dayFirst ? 'mdy' : 'dmy';
  const conflict = dayFirst > 0 && monthFirst > 0;
  // Where each value fits one order only, or either says the same, there is nothing to choose.
  const open = either > 0 && (conflict || dayFirst + monthFirst === 0);
  if (!open) return { ...counts, order: 'proven', by, choices: [] };
  const choices = ['dmy', 'mdy'] as const;
  return { ...counts, order: conflict ? 'mixed' : 'ambiguous', by, choices };
}

/** Of dates with the year in front, this share has a day above 12. */
const PROVES_DAY_FIRST = 0.3;
const FEW = 0.1;

/** The month follows a year in front; the day does only where the values prove it. */
function afterYear(shapes: readonly CountedShape[]): Ruling {
  const { one: month, other: day, either } = weigh(shapes, 'ymd', 'ydm');
  const orders = ['ymd', 'ydm'] as const;
  const counts = { dayFirst: 0, monthFirst: 0, either: 0, seen: true, possible: orders };
  const by = day > month ? 'ydm' : 'ymd';
  const few = Math.min(day, month) <= FEW * Math.max(day, month);
  const sure = day === 0 || (month > 0 ? few : day >= PROVES_DAY_FIRST * (day + either));
  if (sure || either === 0) return { ...counts, order: 'proven', by, choices: [] };
  return { ...counts, order: month > 0 ? 'mixed' : 'ambiguous', by, choices: orders };
}

/** What the values of a column prove about its order. */
export function rulingOn(shapes: readonly CountedShape[]): Ruling {
  const of = (family: DateShape['family']) => shapes.filter(({ shape }) => shape.family === family);
  const short = of('twoDigits');
  const last = [...of('yearLast'), ...short];
  if (last.length === 0) return afterYear(of('yearFirst'));
  if (last.length > short.length) return dayOrMonth(last, ['dmy', 'mdy']);
  const where = shortYears(short);
  const orders = ['dmy', 'mdy', 'ymd'] as const;
  const ruling = dayOrMonth(short, orders);
  if (where === 'behind') return ruling;
  if (where === 'front') return { ...ruling, order: 'proven', by: 'ymd', choices: [], seen: true };
  const proven = ruling.order === 'proven' && ruling.dayFirst + ruling.monthFirst > 0;
  return { ...ruling, order: 'ambiguous', choices: proven ? [ruling.by, 'ymd'] : orders };
}
