import type { Counts } from './counts.ts';
import { normalTwoSided } from './distributions.ts';
import { fisherExact } from './fisherExact.ts';

export interface DifferenceTest {
  /** Two-sided: how often a gap this large appears when nothing has changed. */
  pValue: number;
  /** The pooled score statistic, positive when the rate rose; 0 when all deals ended alike. */
  z: number;
  test: 'score' | 'fisher';
}

/**
 * Do two rates differ? The pooled score test, and Fisher's exact test where an expected number of wins or losses
 * is under 5.
 * @param designEffect ≥ 1, as in `newcombe`: z is divided by its root. Fisher's test knows no clusters, so with
 *   a design effect above 1 the larger of its p and the score test's is given.
 * @returns null when a side has no deals
 * @see R: prop.test(x, n, correct = FALSE), whose X-squared is z²; fisher.test
 */
export function differenceTest(
  before: Counts,
  after: Counts,
  designEffect = 1,
): DifferenceTest | null {
  if (!(before.deals > 0) || !(after.deals > 0)) return null;
  const deals = before.deals + after.deals;
  const pooled = (before.won + after.won) / deals;
  const variance = pooled * (1 - pooled) * (1 / before.deals + 1 / after.deals);
  const gap = after.won / after.deals - before.won / before.deals;
  const inflation = Math.max(1, designEffect);
  const z = variance > 0 ? gap / Math.sqrt(variance * inflation) : 0;
  const scorePValue = normalTwoSided(z);
  const leastExpected = Math.min(before.deals, after.deals) * Math.min(pooled, 1 - pooled);
  if (leastExpected >= 5) return { pValue: scorePValue, z, test: 'score' };
  const exact = fisherExact(before.won, before.deals, after.won, after.deals) ?? 1;
  return { pValue: inflation > 1 ? Math.max(exact, scorePValue) : exact, z, test: 'fisher' };
}
