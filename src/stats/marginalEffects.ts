import { quadraticForm } from './cholesky.ts';
import { collapse, type Collapsed } from './collapse.ts';
import { counterfactual } from './counterfactual.ts';
import { levelCounts, type GroupedDesign } from './design.ts';
import { deviationCoefficients, type DeviationCoefficient } from './deviationCoding.ts';
import { normalTwoSided, Z95 } from './distributions.ts';
import type { Interval } from './interval.ts';
import type { LogisticFit } from './logistic.ts';

export interface MarginalEffect extends DeviationCoefficient {
  level: string;
  deals: number;
  won: number;
  /** Mean predicted rate had every deal this level, less the mean prediction as they are; a fraction. */
  points: Interval | null;
  /** Delta-method standard error of points; a fraction. */
  pointsStandardError: number | null;
  pValue: number | null;
}

/**
 * What each level of a field is worth in points of win rate: everything else as it is, every deal is given the level
 * and the mean prediction compared with the present one (average marginal effect against the deal-weighted average,
 * so no level has to serve as reference). p = points / standard error. The interval is built for the level's mean
 * predicted rate on the logit scale, then the present mean is taken off, so the rate never leaves 0–1.
 * @param without the design collapsed to the fit's other factors, when there is one already
 * @returns one entry per level, in the factor's order; points are null for a separated, absent or aliased level, when
 *   the deals needed for the comparison don't identify it, and when the fit did not converge
 * @see Williams 2012, Stata J. 12:308; R: tests/reference/drivers.R
 */
export function marginalEffects(
  design: GroupedDesign,
  fit: LogisticFit,
  factor: number,
  without: Collapsed = collapse(
    design,
    fit.factors.filter((index) => index !== factor),
  ),
): MarginalEffect[] {
  const field = design.factors[factor];
  const position = fit.factors.indexOf(factor);
  if (field === undefined || position < 0) return [];
  const counts = levelCounts(design, field);
  const coefficients = deviationCoefficients(fit, position);
  const rates = counterfactual(without.design, fit, position);

  const size = fit.parameters;
  let overall = 0;
  for (let row = 0; row < design.rows; row++) {
    overall += ((design.deals[row] ?? 0) * (fit.fitted[row] ?? 0)) / fit.deals;
  }
  // The slope of the mean prediction as it is: Σ w·x / deals, the first column of the information.
  const base = Float64Array.from(
    { length: size },
    (_, c) => (fit.information[c * size] ?? 0) / fit.deals,
  );

  return field.levels.map((level, code) => ({
    level,
    deals: counts.deals[code] ?? 0,
    won: counts.won[code] ?? 0,
    ...(coefficients[code] ?? NO_COEFFICIENT),
    ...pointsOf(rates(code), overall, base, fit),
  }));
}

const NO_COEFFICIENT = { coefficient: null, coefficientStandardError: null, oddsRatio: null };
const NO_POINTS = { points: null, pointsStandardError: null, pValue: null };

function pointsOf(
  level: { rate: number; slope: Float64Array } | null,
  overall: number,
  base: Float64Array,
  fit: LogisticFit,
): Pick<MarginalEffect, 'points' | 'pointsStandardError' | 'pValue'> {
  if (level === null || !(level.rate > 0) || !(level.rate < 1)) return NO_POINTS;
  const { rate, slope } = level;
  const difference = slope.map((value, c) => value - (base[c] ?? 0));
  const variance = quadraticForm(fit.covariance, fit.parameters, difference);
  // A field with one level has nothing to differ from.
  const standardError = variance > 1e-24 ? Math.sqrt(variance) : 0;
  const logit = Math.log(rate / (1 - rate));
  const logitSe =
    Math.sqrt(Math.max(0, quadraticForm(fit.covariance, fit.parameters, slope))) /
    (rate * (1 - rate));
  const end = (z: number): number => 1 / (1 + Math.exp(-(logit + z * logitSe))) - overall;
  const estimate = rate - overall;
  return {
    points: { estimate, low: end(-Z95), high: end(Z95) },
    pointsStandardError: standardError,
    pValue: standardError > 0 ? normalTwoSided(estimate / standardError) : null,
  };
}
