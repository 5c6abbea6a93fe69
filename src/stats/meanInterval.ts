import type { Interval } from './interval.ts';
import type { Sums } from './meanDifference.ts';
import { Z95 } from './distributions.ts';
import { studentQuantile95 } from './studentQuantile.ts';

/** Days and amounts are skewed: of fewer than so many values a mean's interval by Student's t covers too little. */
export const FEWEST_VALUES = 30;

const standardError = ({ count, sum, squares }: Sums): number => {
  const mean = sum / count;
  return Math.sqrt(Math.max(0, squares - count * mean * mean) / (count - 1) / count);
};

/**
 * A mean with its 95% interval by Student's t, in the unit of the sums. Takes the values as independent: deals of one
 * account that end alike make it a little too narrow.
 * @returns null under 30 values, or where none differs from another
 * @see Student 1908; R: t.test(x)$conf.int
 */
export function meanInterval(sums: Sums): Interval | null {
  const error = sums.count >= FEWEST_VALUES ? standardError(sums) : 0;
  if (!(error > 0)) return null;
  const estimate = sums.sum / sums.count;
  const half = (studentQuantile95(sums.count - 1) ?? 0) * error;
  return { estimate, low: estimate - half, high: estimate + half };
}

/**
 * Relative change of a mean, after / before − 1, with its 95% interval by the delta method on the log of the ratio: it
 * never says that more than all was lost.
 * @returns null under 30 values on a side, where either mean is not above 0, or where no value differs from another
 * @see Fieller 1954 for the exact one; R: exp(log(mean(b) / mean(a)) + c(-1, 1) * qnorm(0.975) *
 *   sqrt(var(a) / length(a) / mean(a)^2 + var(b) / length(b) / mean(b)^2)) - 1
 */
export function relativeChange(before: Sums, after: Sums): Interval | null {
  const few = Math.min(before.count, after.count) < FEWEST_VALUES;
  if (few || !(before.sum > 0) || !(after.sum > 0)) return null;
  const share = (of: Sums): number => (standardError(of) * of.count) / of.sum;
  const error = Math.hypot(share(before), share(after));
  if (!(error > 0)) return null;
  const ratio = (after.sum * before.count) / (after.count * before.sum);
  const at = (z: number): number => ratio * Math.exp(z * error) - 1;
  return { estimate: ratio - 1, low: at(-Z95), high: at(Z95) };
}
