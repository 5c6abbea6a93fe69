import { quadraticForm } from './cholesky.ts';
import { collapse, type Collapsed } from './collapse.ts';
import { counterfactual, type Counterfactual } from './counterfactual.ts';
import { levelCounts, type GroupedDesign } from './design.ts';
import { deviationCoefficients, type DeviationCoefficient } from './deviationCoding.ts';
import { normalTwoSided, Z95 } from './distributions.ts';
import type { Interval } from './interval.ts';
import type { LogisticFit } from './logistic.ts';
import { columnIndex } from './oneHot.ts';

export interface MarginalEffect extends DeviationCoefficient {
  level: string;
  deals: number;
  won: number;
  /** Mean predicted rate had every deal this level, less the mean prediction as they are; a fraction. */
  points: Interval | null;
  /** The deals both means are over; null: all of them. Fewer where other fields tell partly the same. */
  among: number | null;
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
 * Where other fields tell partly the same, both means are over the deals on which the level can be compared with
 * others of its field (see `comparable`).
 * @returns one entry per level, in the factor's order; points are null for a separated or absent level, for one that
 *   can be compared with no other, and when the fit did not converge
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
  const { rate, classes } = counterfactual(without.design, fit, position);
  const baselines = classes
    ? baselinesByClass(design, fit, without.rowOf, classes.rowClass)
    : [baseline(design, fit)];

  return field.levels.map((level, code) => {
    const base = baselines[classes?.levelClass[code] ?? 0];
    return {
      level,
      deals: counts.deals[code] ?? 0,
      won: counts.won[code] ?? 0,
      among: (classes && base?.deals) ?? null,
      ...(coefficients[code] ?? NO_COEFFICIENT),
      ...pointsOf(rate(code), base, fit),
    };
  });
}

/** The mean prediction of some deals as they are, and how it moves with each coefficient. */
interface Baseline {
  deals: number;
  rate: number;
  slope: Float64Array;
}

function baseline(design: GroupedDesign, fit: LogisticFit): Baseline {
  let rate = 0;
  for (let row = 0; row < design.rows; row++) {
    rate += ((design.deals[row] ?? 0) * (fit.fitted[row] ?? 0)) / fit.deals;
  }
  // Σ w·x / deals is the first column of the information.
  const size = fit.parameters;
  const slope = Float64Array.from(
    { length: size },
    (_, c) => (fit.information[c * size] ?? 0) / fit.deals,
  );
  return { deals: fit.deals, rate, slope };
}

function baselinesByClass(
  design: GroupedDesign,
  fit: LogisticFit,
  rowOf: Int32Array,
  rowClass: Int32Array,
): Baseline[] {
  const chosen = { ...design, factors: fit.factors.flatMap((i) => design.factors[i] ?? []) };
  const width = chosen.factors.length;
  const index = columnIndex(chosen, fit.columns);
  const sums: Baseline[] = [];
  for (let row = 0, at = 0; row < design.rows; row++, at += width) {
    const own = rowClass[rowOf[row] ?? 0] ?? -1;
    const n = design.deals[row] ?? 0;
    if (own < 0 || n === 0) continue;
    const sum = (sums[own] ??= { deals: 0, rate: 0, slope: new Float64Array(fit.parameters + 1) });
    const p = fit.fitted[row] ?? 0;
    const weight = n * p * (1 - p);
    sum.deals += n;
    sum.rate += n * p;
    sum.slope[0] = (sum.slope[0] ?? 0) + weight;
    for (let i = at; i < at + width; i++) {
      const column = index[i] ?? 0;
      sum.slope[column] = (sum.slope[column] ?? 0) + weight;
    }
  }
  // Classes are numbered rows first, so that the list has no gaps.
  return sums.map(({ deals, rate, slope }) => ({
    deals,
    rate: rate / deals,
    slope: slope.subarray(0, fit.parameters).map((s) => s / deals),
  }));
}

const NO_COEFFICIENT = { coefficient: null, coefficientStandardError: null, oddsRatio: null };
const NO_POINTS = { points: null, pointsStandardError: null, pValue: null };

function pointsOf(
  level: Counterfactual | null,
  base: Baseline | undefined,
  fit: LogisticFit,
): Pick<MarginalEffect, 'points' | 'pointsStandardError' | 'pValue'> {
  if (level === null || !base || !(level.rate > 0) || !(level.rate < 1)) return NO_POINTS;
  const { rate, slope } = level;
  const difference = slope.map((value, c) => value - (base.slope[c] ?? 0));
  const variance = quadraticForm(fit.covariance, fit.parameters, difference);
  // A field with one level has nothing to differ from.
  const standardError = variance > 1e-24 ? Math.sqrt(variance) : 0;
  const logit = Math.log(rate / (1 - rate));
  const logitSe =
    Math.sqrt(Math.max(0, quadraticForm(fit.covariance, fit.parameters, slope))) /
    (rate * (1 - rate));
  const end = (z: number): number => 1 / (1 + Math.exp(-(logit + z * logitSe))) - base.rate;
  const estimate = rate - base.rate;
  return {
    points: { estimate, low: end(-Z95), high: end(Z95) },
    pointsStandardError: standardError,
    pValue: standardError > 0 ? normalTwoSided(estimate / standardError) : null,
  };
}
