import { cholesky, logDeterminant } from './cholesky.ts';
import type { LogisticFit } from './logistic.ts';

/**
 * Generalised variance inflation factor of each field: how much less precisely its effects are known because other
 * fields tell partly the same; 1 when they share nothing. det R₁₁ · det R₂₂ / det R over the correlations of the
 * coefficients. To compare fields with different numbers of levels, take its (1 / parameters)th power.
 * @returns in the order of fit.factors, 1 or more; null where a field has no parameters of its own or the fit did
 *   not converge
 * @see Fox & Monette 1992, JASA 87:178; R: car::vif
 */
export function gvif(fit: LogisticFit): (number | null)[] {
  const all = Array.from({ length: fit.parameters - 1 }, (_, i) => i + 1);
  const whole = fit.converged ? logDeterminantOf(fit, all) : null;
  return fit.columns.of.map((columns) => {
    const own = new Set(columns);
    own.delete(fit.parameters);
    if (whole === null || own.size === 0) return null;
    const inside = logDeterminantOf(fit, [...own]);
    const outside = logDeterminantOf(
      fit,
      all.filter((column) => !own.has(column)),
    );
    if (inside === null || outside === null) return null;
    const value = Math.exp(inside + outside - whole);
    return Number.isFinite(value) ? Math.max(1, value) : null;
  });
}

/** ln det of the correlation matrix of some coefficients; null when singular. */
function logDeterminantOf(fit: LogisticFit, columns: readonly number[]): number | null {
  const size = columns.length;
  const correlation = new Float64Array(size * size);
  const variance = (column: number) => fit.covariance[column * fit.parameters + column] ?? 0;
  columns.forEach((a, i) =>
    columns.forEach((b, j) => {
      const covariance = fit.covariance[a * fit.parameters + b] ?? 0;
      correlation[i * size + j] = covariance / Math.sqrt(variance(a) * variance(b));
    }),
  );
  const root = cholesky(correlation, size);
  return root === null ? null : logDeterminant(root, size);
}
