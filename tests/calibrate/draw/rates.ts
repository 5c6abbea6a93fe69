import { dateOf } from '../../../src/domain/calendar.ts';
import { normalQuantile } from '../../../src/stats/distributions.ts';
import type { Random } from '../../../src/stats/random.ts';
import type { CalibrationShape } from '../shapes/shape.ts';
import { effectOf } from './levels.ts';

/** The chance that a deal is won, by its levels (the rep last) and the first day of the quarter it closes in. */
export type RateOf = (levels: Int32Array, late: boolean, quarter: number) => number;

/** Draws the shocks of quarters and reps as they are met. */
export function ratesOf(shape: CalibrationShape, random: Random): RateOf {
  const effects = [false, true].map((late) =>
    shape.fields.map((field) => field.levels.map((level) => effectOf(level, late))),
  );
  const { baseRate, scale } = shape;
  const base = scale === 'points' ? baseRate : Math.log(baseRate / (1 - baseRate));
  const shockOf = shocksOf(shape, random);
  return (levels, late, quarter) => {
    const table = effects[late ? 1 : 0] ?? [];
    let sum = base;
    for (let i = 0; i < table.length; i++) sum += table[i]?.[levels[i] ?? 0] ?? 0;
    const rate = scale === 'points' ? sum : 1 / (1 + Math.exp(-sum));
    return rate + shockOf(levels[table.length] ?? 0, quarter);
  };
}

function shocksOf(
  shape: CalibrationShape,
  random: Random,
): (rep: number, quarter: number) => number {
  const { quarterSpread = 0, repQuarterSpread = 0, fourthQuarter = 0 } = shape;
  const drawn = new Map<number, number>();
  const shock = (key: number, spread: number): number => {
    if (spread === 0) return 0;
    const known = drawn.get(key);
    if (known !== undefined) return known;
    const value = spread * (normalQuantile(random()) ?? 0);
    drawn.set(key, value);
    return value;
  };
  const reps = shape.reps + 1;
  return (rep, quarter) =>
    shock(quarter * reps, quarterSpread) +
    shock(quarter * reps + rep + 1, repQuarterSpread) +
    (fourthQuarter !== 0 && isFourth(quarter) ? fourthQuarter : 0);
}

const fourths = new Map<number, boolean>();

/** Whether the quarter that starts on a day is a year's last. */
function isFourth(quarter: number): boolean {
  const known = fourths.get(quarter) ?? dateOf(quarter).slice(5, 7) === '10';
  fourths.set(quarter, known);
  return known;
}
