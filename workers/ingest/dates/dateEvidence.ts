import type { DateOrder } from '../../../src/domain/dateFormats.ts';
import { cells, type CountedShape } from './countedShape.ts';
import type { DateShape } from './dates.ts';
import { leadingFormats, mayLead, shortYears } from './yearPlace.ts';

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
  /** Formats of dates whose year of two digits may stand in front; `ymd` among the choices means these alone. */
  leading?: readonly string[];
}

/** How many cells fit the one order, the other, and both on different days. */
function weigh(shapes: readonly CountedShape[], one: DateOrder, other: DateOrder) {
  const only = (fits: DateOrder, not: DateOrder) =>
    cells(shapes.filter(({ shape: { days } }) => days[fits] && !days[not]));
  const both = shapes.filter(
    ({ shape: { days } }) => days[one] && days[other] && days[one] !== days[other],
  );
  return { one: only(one, other), other: only(other, one), either: cells(both) };
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

/**
 * The same once dates are set apart whose short year may as well stand in front: they prove nothing, and are asked about
 * when the others prove an order.
 */
function withLeading(
  ruling: Ruling,
  sure: readonly CountedShape[],
  others: readonly CountedShape[],
): Ruling {
  if (ruling.order !== 'proven') return ruling;
  const leading = leadingFormats(sure, others, ruling.by);
  if (leading.length === 0) return ruling;
  const possible = ['dmy', 'mdy', 'ymd'] as const;
  return { ...ruling, order: 'ambiguous', possible, choices: [ruling.by, 'ymd'], leading };
}

/** Of dates with short years those of the commonest make. */
function commonestMake(short: readonly CountedShape[]): CountedShape[] {
  const makes = [...new Set(short.map(({ shape }) => shape.format))].map((format) =>
    short.filter(({ shape }) => shape.format === format),
  );
  return makes.reduce((a, b) => (cells(b) > cells(a) ? b : a), []);
}

/** Dates of which some have a year of four digits behind. */
function besideLongYears(long: readonly CountedShape[], short: readonly CountedShape[]): Ruling {
  const telling = dayOrMonth([...long, ...short.filter((one) => !mayLead(one))], ['dmy', 'mdy']);
  if (telling.order !== 'proven') return telling;
  const proven = telling.dayFirst + telling.monthFirst > 0;
  return withLeading(
    proven ? telling : dayOrMonth([...long, ...short], ['dmy', 'mdy']),
    long,
    short,
  );
}

/** What the values of a column prove about its order. */
export function rulingOn(shapes: readonly CountedShape[]): Ruling {
  const of = (family: DateShape['family']) => shapes.filter(({ shape }) => shape.family === family);
  const short = of('twoDigits');
  const long = of('yearLast');
  if (long.length > 0) return besideLongYears(long, short);
  if (short.length === 0) return afterYear(of('yearFirst'));
  const where = shortYears(short);
  const orders = ['dmy', 'mdy', 'ymd'] as const;
  const ruling = dayOrMonth(short, orders);
  if (where === 'behind') {
    const sure = commonestMake(short);
    const others = short.filter(({ shape }) => shape.format !== sure[0]?.shape.format);
    return withLeading(ruling, sure, others);
  }
  if (where === 'front') return { ...ruling, order: 'proven', by: 'ymd', choices: [], seen: true };
  const proven = ruling.order === 'proven' && ruling.dayFirst + ruling.monthFirst > 0;
  return { ...ruling, order: 'ambiguous', choices: proven ? [ruling.by, 'ymd'] : orders };
}
