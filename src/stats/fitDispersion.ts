import type { GroupedDesign } from './design.ts';
import type { Dispersion } from './dispersion.ts';
import type { LogisticFit } from './logistic.ts';

/**
 * How much the rows of a design (periods, not single deals) spread around a fit, in multiples of what chance alone
 * would do: Pearson χ² over the rows left after the parameters.
 * @returns null when no rows are left over
 * @see McCullagh & Nelder 1989, 4.5; R: sum(residuals(m, 'pearson')^2) / m$df.residual, with m of grouped rows
 */
export function fitDispersion(design: GroupedDesign, fit: LogisticFit): Dispersion | null {
  let chiSquare = 0;
  let rows = 0;
  for (let row = 0; row < design.rows; row++) {
    const n = design.deals[row] ?? 0;
    if (!(n > 0)) continue;
    rows++;
    const p = fit.fitted[row] ?? 0;
    const variance = n * p * (1 - p);
    if (variance > 0) chiSquare += ((design.won[row] ?? 0) - n * p) ** 2 / variance;
  }
  const df = rows - fit.rank;
  return df < 1 ? null : { dispersion: chiSquare / df, df };
}
