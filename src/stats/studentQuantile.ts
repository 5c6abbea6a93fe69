import { fUpper, Z95 } from './distributions.ts';
import { rootBetween } from './rootBetween.ts';

/** Where a two-sided 95% interval of Student's t ends with one degree of freedom; no other is wider. */
const WIDEST = 12.8;

/**
 * The quantile of a two-sided 95% interval when the spread is itself estimated from df + 1 or so periods; 1.96 as df
 * grows, 12.7 for df = 1.
 * @param df ≥ 1; null under that
 * @see R: qt(0.975, df)
 */
export function studentQuantile95(df: number): number | null {
  if (!(df >= 1)) return null;
  const beyond = (t: number): number => 0.05 - fUpper(t * t, 1, df);
  const from = { at: Z95, value: beyond(Z95) };
  return from.value >= 0 ? Z95 : rootBetween(from, { at: WIDEST, value: beyond(WIDEST) }, beyond);
}
