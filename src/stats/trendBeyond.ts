import type { RepPeriod } from './consistency.ts';
import type { Interval } from './interval.ts';
import { scaledReach, scaledTest } from './scaledTest.ts';
import { shifted, shiftToTotal } from './shiftToTotal.ts';

export interface TrendBeyond {
  periods: number;
  /** Change of the win rate from one period to the next beyond what was expected, a fraction. */
  pointsPerPeriod: Interval;
  /** Rao's score statistic of a straight line in log odds: against chance alone. */
  z: number;
  dispersion: number;
  residualDf: number;
  pValue: number;
}

/** Fewest wins, and losses, in all: under that the normal law does not hold. */
const FEWEST = 10;

/**
 * Does a rep drift steadily away from what was to be expected? Cochran and Armitage's test with an expectation for each
 * period in place of one common rate: all expectations are moved to the rep's own level, and a line through what is left
 * is tested. What all reps share (a slow year) is no trend of one of them. With equal expectations it is `trendTest`.
 * Shocks of single periods are allowed for as there (see `scaledTest`).
 * @param periods `at` is the place among evenly spaced periods; those without deals may be left out
 * @returns null with fewer than five periods that have deals, or with under 10 wins or losses
 * @see Armitage 1955; Rao 1948; R: m <- glm(cbind(won, lost) ~ 1 + offset(qlogis(rate)), binomial),
 * anova(m, update(m, . ~ . + at), test = 'Rao')
 */
export function trendBeyond(periods: readonly (RepPeriod & { at: number })[]): TrendBeyond | null {
  const filled = periods.filter((one) => one.deals > 0);
  const deals = filled.reduce((sum, one) => sum + one.deals, 0);
  const won = filled.reduce((sum, one) => sum + one.won, 0);
  if (won < FEWEST || deals - won < FEWEST) return null;
  const shift = shiftToTotal(filled, won);
  if (shift === null) return null;
  const parts = filled.map((one) => {
    const rate = shifted(one.rate, shift);
    return {
      at: one.at,
      left: one.won - one.deals * rate,
      variance: one.deals * rate * (1 - rate) * one.varianceRatio,
    };
  });
  const total = (value: (one: (typeof parts)[number]) => number): number =>
    parts.reduce((sum, one) => sum + value(one), 0);
  const all = total((one) => one.variance);
  const middle = total((one) => one.variance * one.at) / all;
  const information = total((one) => one.variance * (one.at - middle) ** 2);
  if (!(information > 0)) return null;
  const slope = total((one) => (one.at - middle) * one.left) / information;
  const z = slope * Math.sqrt(information);
  const left = total((one) =>
    one.variance > 0
      ? (one.left - one.variance * (one.at - middle) * slope) ** 2 / one.variance
      : 0,
  );
  const df = filled.length - 2;
  const spread = { dispersion: left / df, df };
  const test = scaledTest(z * z, 1, spread);
  if (test === null) return null;
  const perPoint = (won / deals) * (1 - won / deals);
  const reach = scaledReach(spread) / Math.sqrt(information);
  return {
    periods: filled.length,
    pointsPerPeriod: {
      estimate: perPoint * slope,
      low: perPoint * (slope - reach),
      high: perPoint * (slope + reach),
    },
    z,
    dispersion: test.dispersion,
    residualDf: test.residualDf,
    pValue: test.pValue,
  };
}
