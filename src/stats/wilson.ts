import { Z95 } from './distributions.ts';
import type { Interval } from './interval.ts';

/**
 * Wilson score interval of a proportion. Unlike the textbook ±1.96·SE it never leaves 0–1
 * and keeps its coverage when few deals were won.
 * @param won deals won, 0…n (need not be whole: an effective number)   @param n deals closed
 * @param z normal quantile, 1.96 for 95%
 * @returns fractions; null when n is 0
 * @see Wilson 1927; R: prop.test(won, n, correct = FALSE)$conf.int
 */
export function wilson(won: number, n: number, z: number = Z95): Interval | null {
  if (!(n > 0) || !(won >= 0) || won > n) return null;
  const lost = n - won;
  const square = z * z;
  const root = z * Math.sqrt((won * lost) / n + square / 4);
  const below = won + square / 2;
  return {
    estimate: won / n,
    // Where one side is empty its end is exactly 0 or 1; the formula would leave a rounding error.
    low: won === 0 ? 0 : Math.max(0, (below - root) / (n + square)),
    high: lost === 0 ? 1 : Math.min(1, (below + root) / (n + square)),
  };
}
