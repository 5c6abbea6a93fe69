import { ownShares } from './comparable.ts';
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
 * spares the reader a reference level. Where other fields tell partly the same, they add up to 0 over the levels that
 * can be compared with each other (see `comparable`).
 * @param position of the factor in fit.factors
 * @returns per level; null for separated and absent levels, for those that can be compared with no other, and when
 *   the fit did not converge
 * @see R: contr.sum, where no level is separated
 */
export function deviationCoefficients(fit: LogisticFit, position: number): DeviationCoefficient[] {
  return deviationContrasts(fit, position).map((contrast) => {
    if (contrast === null) {
      return { coefficient: null, coefficientStandardError: null, oddsRatio: null };
    }
    const { value, weights } = contrast;
    return {
      coefficient: value,
      coefficientStandardError: Math.sqrt(
        Math.max(0, quadraticForm(fit.covariance, fit.parameters, weights)),
      ),
      oddsRatio: Math.exp(value),
    };
  });
}

/** A level's log odds against the mean of its field, as a sum of the fit's coefficients. */
export interface Contrast {
  value: number;
  /** One per parameter. */
  weights: Float64Array;
}

/** The contrasts behind `deviationCoefficients`, level by level; null where there is none. */
export function deviationContrasts(fit: LogisticFit, position: number): (Contrast | null)[] {
  const own = fit.coefficients[position] ?? [];
  const columns = fit.columns.of[position] ?? new Int32Array(0);
  const present = fit.columns.present[position] ?? [];
  const shares = ownShares(fit, position);
  const keys = own.map((_, level) =>
    shares.map(({ levels }) => Math.round((levels[position]?.[level] ?? 0) * 1e5)).join(' '),
  );
  return own.map((_, level) => {
    if (!fit.converged || !present[level]) return null;
    const group = own.flatMap((_, other) =>
      present[other] && keys[other] === keys[level] ? [other] : [],
    );
    if (shares.length > 0 && group.length < 2) return null;
    const weights = new Float64Array(fit.parameters + 1);
    let mean = 0;
    for (const other of group) {
      // An aliased level's coefficient is 0, as is the reference's: what it does is in other columns.
      mean += (own[other] ?? 0) / group.length;
      const column = columns[other] ?? fit.parameters;
      weights[column] = (weights[column] ?? 0) - 1 / group.length;
    }
    const column = columns[level] ?? fit.parameters;
    weights[column] = (weights[column] ?? 0) + 1;
    return { value: (own[level] ?? 0) - mean, weights: weights.subarray(0, fit.parameters) };
  });
}
