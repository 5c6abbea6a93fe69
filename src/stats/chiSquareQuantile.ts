import { chiSquareUpper } from './distributions.ts';
import { rootBetween } from './rootBetween.ts';

/**
 * The x that a chi-square with df degrees of freedom stays under with probability p.
 * @param p 0 < p < 1   @param df > 0
 * @returns null outside of those
 * @see R: qchisq(p, df)
 */
export function chiSquareQuantile(p: number, df: number): number | null {
  if (!(p > 0) || !(p < 1) || !(df > 0)) return null;
  const beyond = (x: number): number => 1 - p - chiSquareUpper(x, df);
  let most = df + 10;
  while (beyond(most) <= 0) most *= 2;
  return rootBetween({ at: 0, value: -p }, { at: most, value: beyond(most) }, beyond, 1e-12);
}
