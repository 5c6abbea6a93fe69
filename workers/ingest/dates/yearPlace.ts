import type { DateOrder } from '../../../src/domain/dateFormats.ts';
import type { CountedShape } from './countedShape.ts';
import { dayOf } from './dateReading.ts';

/** A file of days has far more different days than years: this many times as many. */
const MORE_DAYS = 1.4;

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Where `03/04/05` has its year by how much its first and its last part change. */
function byVariety(shapes: readonly CountedShape[]): 'behind' | 'front' | 'unknown' {
  const asYears = new Set(shapes.map(({ shape }) => shape.days.ymd?.slice(0, 4)));
  const asDays = new Set(shapes.map(({ shape }) => shape.days.ymd?.slice(8)));
  if (asYears.size >= MORE_DAYS * asDays.size) return 'behind';
  return asDays.size >= MORE_DAYS * asYears.size ? 'front' : 'unknown';
}

/** Where dates with years of two digits have their year: behind, in front, or nobody knows. */
export function shortYears(shapes: readonly CountedShape[]): 'behind' | 'front' | 'unknown' {
  if (shapes.some(({ shape: { days } }) => !days.ymd)) return 'behind';
  if (shapes.some(({ shape: { days } }) => !days.dmy && !days.mdy)) return 'front';
  return byVariety(shapes);
}

/** Whether a date could have its year in front as well, and be another day then. */
export const mayLead = ({ shape: { family, days } }: CountedShape): boolean =>
  family === 'twoDigits' &&
  days.ymd !== undefined &&
  [days.dmy, days.mdy].some((day) => day !== undefined && day !== days.ymd);

/** So many different dates of one make show by themselves where their year is. */
const ENOUGH = 12;
/** Years around the others of the column in which a date is still one of them. */
const NEAR = 1;

/** Whether a date is one of the others with the year behind, and none of them with the year in front. */
function isPlain({ shape }: CountedShape, by: DateOrder, [first, last]: [number, number]): boolean {
  const isNear = (day: string | null | undefined) =>
    typeof day === 'string' && yearOf(day) >= first - NEAR && yearOf(day) <= last + NEAR;
  return isNear(dayOf(shape, { order: by })) && !isNear(shape.days.ymd);
}

/**
 * Ways to write a short year in a column whose other dates prove that day or month come first: a few dates of another
 * make prove nothing, and `24-01-05` among them may have its year in front.
 * @param sure the dates that prove it   @param by the order they prove
 * @returns formats of the dates that may be either
 */
export function leadingFormats(
  sure: readonly CountedShape[],
  others: readonly CountedShape[],
  by: DateOrder,
): string[] {
  const years = sure.flatMap(({ shape }) => {
    const day = dayOf(shape, { order: by });
    return day === null ? [] : [yearOf(day)];
  });
  const span = years.reduce<[number, number]>(
    ([first, last], year) => [Math.min(first, year), Math.max(last, year)],
    [Infinity, -Infinity],
  );
  return [...new Set(others.map(({ shape }) => shape.format))].filter((format) => {
    const own = others.filter(({ shape }) => shape.format === format);
    if (own.length >= ENOUGH && byVariety(own) === 'behind') return false;
    return own.some((one) => mayLead(one) && !isPlain(one, by, span));
  });
}
