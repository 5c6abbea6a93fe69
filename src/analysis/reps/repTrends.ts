import { labelOf, startsBetween } from '../../domain/calendar.ts';
import type { RepQuarter, RepTrend } from '../../domain/document/reps.ts';
import { benjaminiHochberg } from '../../stats/benjaminiHochberg.ts';
import { trendBeyond } from '../../stats/trendBeyond.ts';
import { winRateOf } from '../winRate.ts';
import type { StartedPeriod } from './repPeriods.ts';

/** A trend is told under this q over all reps. */
const TREND_Q = 0.1;

/** What each rep won by quarter beside what was to be expected. @param periods of one rep, in order */
export const repQuarters = (periods: readonly StartedPeriod[]): RepQuarter[] =>
  periods.map(({ start, deals, won, rate }) => ({
    label: labelOf('quarter', start),
    deals,
    won,
    winRate: winRateOf(won, deals - won),
    expected: rate,
  }));

/**
 * Whether each rep drifts up or down against expectation. A quarter without deals of the rep keeps its place.
 * @param quarters of each rep   @returns in the same order; null where it could not be tested
 */
export function repTrends(quarters: readonly (readonly StartedPeriod[])[]): (RepTrend | null)[] {
  const starts = quarters.flat().map(({ start }) => start);
  const [first, last] = [starts.toSorted()[0], starts.toSorted().at(-1)];
  if (first === undefined || last === undefined) return quarters.map(() => null);
  const places = new Map(
    startsBetween('quarter', first, last, Infinity).map((start, at) => [start, at]),
  );
  const found = quarters.map((periods) =>
    trendBeyond(periods.map((one) => ({ ...one, at: places.get(one.start) ?? 0 }))),
  );
  const q = benjaminiHochberg(found.map((one) => one?.pValue ?? null));
  return found.map((one, i) => {
    if (!one) return null;
    const qValue = q[i] ?? null;
    return {
      quarters: one.periods,
      pointsPerQuarter: one.pointsPerPeriod,
      pValue: one.pValue,
      qValue,
      told: qValue !== null && qValue < TREND_Q,
    };
  });
}
