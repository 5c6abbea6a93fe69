import { Z95 } from './distributions.ts';
import type { Interval } from './interval.ts';

/**
 * Widens the interval of an average marginal effect for a spread beyond chance. It was built for the level's rate on
 * the logit scale, and so it is widened there: the rate never leaves 0–1.
 * @param points as `marginalEffects` gives them   @param overall the mean prediction that was taken off
 * @param reach half the new interval in binomial standard errors; 1.96 changes nothing (see `scaledReach`)
 */
export function widenEffect(points: Interval, overall: number, reach: number): Interval {
  const { estimate, low, high } = points;
  const logit = (effect: number): number => Math.log((effect + overall) / (1 - overall - effect));
  const end = (effect: number): number => {
    const middle = logit(estimate);
    const wide = middle + ((logit(effect) - middle) * reach) / Z95;
    return Number.isFinite(wide) ? 1 / (1 + Math.exp(-wide)) - overall : effect;
  };
  return { estimate, low: end(low), high: end(high) };
}
