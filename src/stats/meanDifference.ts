import { fUpper } from './distributions.ts';
import type { Interval } from './interval.ts';
import { studentQuantile95 } from './studentQuantile.ts';

/** What a mean and its variance need. */
export interface Sums {
  count: number;
  sum: number;
  squares: number;
}

export interface MeanDifference {
  /** After − before, with its 95% interval, in the unit of the sums. */
  difference: Interval;
  t: number;
  df: number;
  /** Two-sided. */
  pValue: number;
}

/**
 * Difference of two means whose groups may vary differently (Welch, with Satterthwaite's degrees of freedom). Amounts
 * are skewed: it takes dozens in each group.
 * @returns null where a group has under two members or neither varies
 * @see Welch 1947; R: t.test(after, before)
 */
export function meanDifference(before: Sums, after: Sums): MeanDifference | null {
  if (before.count < 2 || after.count < 2) return null;
  const a = varianceOfMean(before);
  const b = varianceOfMean(after);
  const variance = a + b;
  if (!(variance > 0)) return null;
  const df = variance ** 2 / (a ** 2 / (before.count - 1) + b ** 2 / (after.count - 1));
  const estimate = after.sum / after.count - before.sum / before.count;
  const error = Math.sqrt(variance);
  const half = (studentQuantile95(df) ?? 0) * error;
  const t = estimate / error;
  return {
    difference: { estimate, low: estimate - half, high: estimate + half },
    t,
    df,
    pValue: fUpper(t * t, 1, df),
  };
}

/**
 * Two-sided p-value of the same difference if both groups vary alike (Student's pooled variance). Beside Welch's it
 * guards a small group that shows too little of its spread: one win among 50 deals, or none, looks like certainty.
 * @returns null as `meanDifference`
 * @see Student 1908; R: t.test(after, before, var.equal = TRUE)$p.value
 */
export function pooledMeanP(before: Sums, after: Sums): number | null {
  const df = before.count + after.count - 2;
  if (before.count < 2 || after.count < 2) return null;
  const squares = ({ count, sum, squares: of }: Sums): number =>
    Math.max(0, of - (sum * sum) / count);
  const variance = ((squares(before) + squares(after)) / df) * (1 / before.count + 1 / after.count);
  const difference = after.sum / after.count - before.sum / before.count;
  return variance > 0 ? fUpper((difference * difference) / variance, 1, df) : null;
}

function varianceOfMean({ count, sum, squares }: Sums): number {
  const mean = sum / count;
  return Math.max(0, squares - count * mean * mean) / (count - 1) / count;
}
