import { quadraticForm } from './cholesky.ts';
import type { LogisticFit } from './logistic.ts';

export interface DeviationCoefficient {
  /** Log odds against the unweighted mean of the field's levels. */
  coefficient: number | null;
  coefficientStandardError: number | null;
  /** e^coefficient: the odds against the average level. */
  oddsRatio: number | null;
}

/**
 * A field's coefficients rewritten so that they add up to 0 over the levels that have one (deviation coding), which
 * spares the reader a reference level.
 * @param position of the factor in fit.factors
 * @returns per level; null for separated, absent and aliased levels, for every level where the field is mixed up
 *   with another one, and when the fit did not converge
 * @see R: contr.sum, where no level is separated
 */
export function deviationCoefficients(fit: LogisticFit, position: number): DeviationCoefficient[] {
  const own = fit.coefficients[position] ?? [];
  const columns = fit.columns.of[position] ?? new Int32Array(0);
  const estimated = own.filter((value) => value !== null);
  const told = fit.converged && estimated.length > 0 && !isMixedUp(fit, position);
  const mean = estimated.reduce((sum, value) => sum + value, 0) / estimated.length;
  return own.map((value, level) => {
    if (value === null || !told) {
      return { coefficient: null, coefficientStandardError: null, oddsRatio: null };
    }
    const contrast = new Float64Array(fit.parameters + 1);
    own.forEach((other, otherLevel) => {
      const column = columns[otherLevel] ?? fit.parameters;
      if (other !== null && column < fit.parameters) contrast[column] = -1 / estimated.length;
    });
    const column = columns[level] ?? fit.parameters;
    if (column < fit.parameters) contrast[column] = 1 - 1 / estimated.length;
    return {
      coefficient: value - mean,
      coefficientStandardError: Math.sqrt(
        Math.max(0, quadraticForm(fit.covariance, fit.parameters, contrast)),
      ),
      oddsRatio: Math.exp(value - mean),
    };
  });
}

/** Whether a combination of columns that is 0 on every row takes part of this field. */
const isMixedUp = (fit: LogisticFit, position: number): boolean =>
  fit.columns.nulls.some(({ levels }) => levels[position]?.some((share) => Math.abs(share) > 1e-6));
