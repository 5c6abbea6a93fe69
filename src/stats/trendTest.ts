import type { Counts } from './counts.ts';
import type { Interval } from './interval.ts';
import { scaledReach, scaledTest } from './scaledTest.ts';

export interface TrendTest {
  /** Periods with deals. */
  periods: number;
  /** Change of the win rate from one period to the next, a fraction. */
  pointsPerPeriod: Interval;
  /** Cochran and Armitage's statistic: against chance alone. */
  z: number;
  /** Pearson dispersion of the periods around the line; see `scaledTest`. */
  dispersion: number;
  residualDf: number;
  pValue: number;
}

/**
 * Does a win rate drift steadily up or down? The Cochran–Armitage test: a straight line through the periods' rates,
 * each weighing as many deals as it has, against the variance of one common rate. Shocks of single periods must not
 * pass for a trend, so p and interval allow for the spread around the line (see `scaledTest`).
 * @param periods in order, evenly spaced; one without deals keeps its place and weighs nothing
 * @returns null with fewer than five periods that have deals, or when all their deals ended alike
 * @see Armitage 1955; R: prop.trend.test (its X-squared is z²); the line is lm(won / deals ~ period, weights = deals)
 */
export function trendTest(periods: readonly Counts[]): TrendTest | null {
  const filled = periods.flatMap((one, at) => (one.deals > 0 ? [{ ...one, at }] : []));
  const total = (value: (one: Counts & { at: number }) => number): number =>
    filled.reduce((sum, one) => sum + value(one), 0);
  const deals = total((one) => one.deals);
  const won = total((one) => one.won);
  if (filled.length < 3 || won === 0 || won === deals) return null;
  const rate = won / deals;
  const variance = rate * (1 - rate);
  const middle = total((one) => one.deals * one.at) / deals;
  const squares = total((one) => one.deals * (one.at - middle) ** 2);
  const slope = total((one) => (one.at - middle) * one.won) / squares;
  const z = slope * Math.sqrt(squares / variance);
  const left = total(
    (one) => one.deals * (one.won / one.deals - rate - slope * (one.at - middle)) ** 2,
  );
  const spread = { dispersion: left / variance / (filled.length - 2), df: filled.length - 2 };
  const test = scaledTest(z * z, 1, spread);
  if (test === null) return null;
  const reach = scaledReach(spread) * Math.sqrt(variance / squares);
  return {
    periods: filled.length,
    pointsPerPeriod: { estimate: slope, low: slope - reach, high: slope + reach },
    z,
    dispersion: test.dispersion,
    residualDf: test.residualDf,
    pValue: test.pValue,
  };
}
