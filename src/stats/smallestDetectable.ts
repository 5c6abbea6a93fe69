import type { Counts } from './counts.ts';
import { Z95, Z_POWER } from './distributions.ts';

/**
 * The smallest change of a win rate that numbers of deals like these would show four times out of five
 * (80% power, two-sided 5%). A smaller change may be real and still go unseen.
 * @param designEffect ≥ 1, as in `newcombe`
 * @returns a fraction of deals (0.05 = 5 points); null when a side has no deals or all deals ended alike
 * @see R: power.prop.test, whose normal approximation with a common variance this is
 */
export function smallestDetectable(before: Counts, after: Counts, designEffect = 1): number | null {
  if (!(before.deals > 0) || !(after.deals > 0)) return null;
  const pooled = (before.won + after.won) / (before.deals + after.deals);
  const variance =
    pooled * (1 - pooled) * (1 / before.deals + 1 / after.deals) * Math.max(1, designEffect);
  return variance > 0 ? (Z95 + Z_POWER) * Math.sqrt(variance) : null;
}
