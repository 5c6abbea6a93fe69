import { normalTwoSided } from './distributions.ts';
import type { Sums } from './meanDifference.ts';

/** How a mean moved between two groups. */
export interface Growth {
  before: Sums;
  after: Sums;
}

/**
 * Did a mean grow by another factor than the mean of the rest? The difference of the logarithms of both factors against
 * its delta-method error, so that "all went up by a fifth" is no finding however large a group's amounts are.
 * @returns how many times the rest's factor it is, and the two-sided p; null where a mean is not above 0 or a group has
 *   under two members
 * @see Fieller's problem on the log scale; Armitage, Berry & Matthews 2002, section 4.5
 */
export function growthBeyond(one: Growth, rest: Growth): { factor: number; pValue: number } | null {
  const parts = [one.after, one.before, rest.after, rest.before].map(logMean);
  const [after, before, restAfter, restBefore] = parts;
  if (!after || !before || !restAfter || !restBefore) return null;
  const estimate = after.log - before.log - (restAfter.log - restBefore.log);
  const variance = after.variance + before.variance + restAfter.variance + restBefore.variance;
  if (!(variance > 0)) return null;
  return { factor: Math.exp(estimate), pValue: normalTwoSided(estimate / Math.sqrt(variance)) };
}

function logMean({ count, sum, squares }: Sums): { log: number; variance: number } | null {
  if (count < 2 || !(sum > 0)) return null;
  const mean = sum / count;
  const spread = Math.max(0, squares - count * mean * mean) / (count - 1);
  return { log: Math.log(mean), variance: spread / count / (mean * mean) };
}
