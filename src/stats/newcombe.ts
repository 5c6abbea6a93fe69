import type { Counts } from './counts.ts';
import { Z95 } from './distributions.ts';
import type { Interval } from './interval.ts';
import { wilson } from './wilson.ts';

/**
 * Interval of the difference of two independent rates, after − before: Newcombe's hybrid score interval
 * (his method 10), made of the two Wilson intervals. It stays within −1…1 and works for 0 wins.
 * @param designEffect ≥ 1: how many times larger the variance is because deals of one account or rep move
 *   together; both numbers of deals are divided by it. 1 gives plain Newcombe.
 * @param z normal quantile, 1.96 for 95%
 * @returns fractions; null when a side has no deals
 * @see Newcombe 1998, Stat. Med. 17:873; R: DescTools::BinomDiffCI(method = 'score')
 */
export function newcombe(
  before: Counts,
  after: Counts,
  designEffect = 1,
  z: number = Z95,
): Interval | null {
  const shrink = Math.max(1, designEffect);
  const a = wilson(before.won / shrink, before.deals / shrink, z);
  const b = wilson(after.won / shrink, after.deals / shrink, z);
  if (a === null || b === null) return null;
  const estimate = b.estimate - a.estimate;
  return {
    estimate,
    low: estimate - Math.hypot(b.estimate - b.low, a.high - a.estimate),
    high: estimate + Math.hypot(b.high - b.estimate, a.estimate - a.low),
  };
}
