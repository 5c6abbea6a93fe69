import type { Counts } from './counts.ts';
import { fUpper } from './distributions.ts';

export interface Dispersion {
  /** Pearson χ² / df: 1 when periods differ only by chance, 4 when their spread is twice that. */
  dispersion: number;
  /** Periods with deals, less one. */
  df: number;
}

/**
 * How much a win rate usually moves from period to period, in multiples of what chance alone would do.
 * @returns null with fewer than two periods that have deals, or when all their deals ended alike
 * @see McCullagh & Nelder 1989, 4.5; R: sum(residuals(glm(…, binomial), 'pearson')^2) / (k - 1)
 */
export function dispersion(periods: readonly Counts[]): Dispersion | null {
  const filled = periods.filter((period) => period.deals > 0);
  const deals = filled.reduce((sum, period) => sum + period.deals, 0);
  const won = filled.reduce((sum, period) => sum + period.won, 0);
  const df = filled.length - 1;
  if (df < 1 || won === 0 || won === deals) return null;
  const rate = won / deals;
  const chiSquare = filled.reduce(
    (sum, period) => sum + (period.won - period.deals * rate) ** 2 / period.deals,
    0,
  );
  return { dispersion: chiSquare / (rate * (1 - rate)) / df, df };
}

/**
 * Is a change larger than the business's usual movement? z² is compared not with chance alone but with the
 * dispersion of the earlier periods: z²/φ against F(1, k − 1).
 * @param z the change over its binomial standard error   @param earlier unmasked periods before the compared ones
 * @returns null when the earlier periods give no dispersion (see `dispersion`), or one of exactly 0
 */
export function unusualMovement(
  z: number,
  earlier: readonly Counts[],
): { dispersion: number; pValue: number } | null {
  const usual = dispersion(earlier);
  if (usual === null || !(usual.dispersion > 0)) return null;
  return { dispersion: usual.dispersion, pValue: fUpper((z * z) / usual.dispersion, 1, usual.df) };
}
