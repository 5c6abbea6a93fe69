import { count } from './numbers.ts';

/**
 * What a p value says, as a frequency: "1 of 63 such comparisons". Never "the chance that it is luck".
 * Rarer than 1 in 10,000 is not told more exactly: the test itself is an approximation there.
 */
export function howOften(pValue: number): string {
  if (pValue < 1 / 10_000) return 'fewer than 1 of 10,000 such comparisons';
  if (pValue > 0.4) return `${Math.round(pValue * 10)} of 10 such comparisons`;
  return `1 of ${count(1 / pValue)} such comparisons`;
}
