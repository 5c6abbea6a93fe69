import type { Random } from './random.ts';

/**
 * Standard normal numbers from uniform ones, two at a time.
 * @see Marsaglia & Bray 1964 (polar method)
 */
export function normalDraws(random: Random): Random {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const [x, y] = [2 * random() - 1, 2 * random() - 1];
      const s = x * x + y * y;
      if (s >= 1 || s === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(s)) / s);
      spare = y * scale;
      return x * scale;
    }
  };
}

/**
 * A draw of a sum that can’t be negative, from its mean and variance: a gamma, by the cube of a normal.
 * @param normal a standard normal number
 * @returns 0 where the mean is not above 0
 * @see Wilson & Hilferty 1931
 */
export function sumDraw(mean: number, variance: number, normal: number): number {
  if (!(mean > 0)) return 0;
  if (!(variance > 0)) return mean;
  const nine = (9 * mean * mean) / variance;
  return Math.max(0, mean * (1 - 1 / nine + normal / Math.sqrt(nine)) ** 3);
}
