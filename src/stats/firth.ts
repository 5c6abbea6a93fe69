import { cholesky, choleskyInverse, choleskySolve, logDeterminant } from './cholesky.ts';
import { designTotals, type GroupedDesign } from './design.ts';
import type { LogisticFit } from './logistic.ts';
import { evaluate, type Evaluation, type Rows } from './newton.ts';
import { columnIndex, layOut } from './oneHot.ts';
import { findSeparation } from './separation.ts';
import { startingPoint } from './startingPoint.ts';

export interface FirthFit extends LogisticFit {
  /** Log-likelihood + ½ ln det information, at the coefficients before the intercept is corrected. */
  penalisedLogLikelihood: number;
}

export interface FirthOptions {
  /** Correct the intercept so that predicted wins add up to actual ones (FLIC); on by default. */
  correctIntercept?: boolean;
  maxIterations?: number;
  /** Ends when 2 × the gain in penalised log-likelihood still to be had is under this. */
  tolerance?: number;
  /** A fit of the same factors whose coefficients to start from. */
  start?: LogisticFit;
}

/**
 * Logistic regression by Firth's penalised likelihood (Jeffreys prior), for when `fitLogistic` finds separated levels
 * or does not converge: every coefficient is finite, those of one-sided levels large but not absurd. Penalising pulls
 * predictions towards ½, so the intercept is corrected afterwards (FLIC).
 * @returns laid out as `fitLogistic`'s, and accepted by `marginalEffects`; `separated` lists what gave occasion, though
 *   here their coefficients exist. `columns`, covariance and information are at the corrected coefficients.
 *   null when the design has no deals, no wins or no losses
 * @see Firth 1993; Heinze & Schemper 2002; Puhr et al. 2017 (FLIC); R: logistf::logistf(flic = TRUE)
 */
export function fitFirth(
  design: GroupedDesign,
  { correctIntercept = true, maxIterations = 500, tolerance = 1e-16, start }: FirthOptions = {},
): FirthFit | null {
  const { deals, won } = designTotals(design);
  if (!(won > 0) || !(won < deals)) return null;
  const columns = layOut(design);
  const size = columns.size;
  const rows: Rows = {
    deals: design.deals,
    won: design.won,
    width: design.factors.length,
    size,
    index: columnIndex(design, columns),
  };
  const { beta, penalised, converged, iterations } = climb(
    rows,
    start ? startingPoint(columns, start.factors, start, { deals, won }) : new Float64Array(size),
    maxIterations,
    tolerance,
  );
  if (correctIntercept && converged) beta[0] = (beta[0] ?? 0) + interceptShift(rows, beta);
  const at = evaluate(rows, beta);
  const root = cholesky(at.information, size);
  return {
    factors: design.factors.map((_, index) => index),
    intercept: beta[0] ?? 0,
    coefficients: columns.of.map((of, factor) =>
      Array.from(of, (column, level) =>
        column < size ? (beta[column] ?? 0) : level === columns.reference[factor] ? 0 : null,
      ),
    ),
    columns,
    covariance: root === null ? new Float64Array(size * size) : choleskyInverse(root, size),
    information: at.information,
    parameters: size,
    rank: size,
    logLikelihood: at.logLikelihood,
    penalisedLogLikelihood: penalised,
    converged: converged && root !== null,
    iterations,
    fitted: at.fitted,
    separated: findSeparation(design).levels,
    deals,
    won,
  };
}

/** Whether a fit is a penalised one. */
export const isFirth = (fit: LogisticFit): fit is FirthFit => 'penalisedLogLikelihood' in fit;

/** Newton on the penalised score, halving steps that overshoot; steps of at most 5 per coefficient. */
function climb(rows: Rows, from: Float64Array, maxIterations: number, tolerance: number) {
  let beta = from;
  let here = evaluate(rows, beta);
  let root = cholesky(here.information, rows.size);
  for (let iterations = 0; ; iterations++) {
    const penalised = root === null ? 0 : here.logLikelihood + logDeterminant(root, rows.size) / 2;
    if (root === null || iterations >= maxIterations) {
      return { beta, penalised, converged: false, iterations };
    }
    const score = penalisedScore(rows, here, choleskyInverse(root, rows.size));
    const step = choleskySolve(root, rows.size, score);
    const decrement = step.reduce((sum, value, i) => sum + value * (score[i] ?? 0), 0);
    if (decrement < tolerance) return { beta, penalised, converged: true, iterations };
    const longest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    let next = beta;
    for (let share = Math.min(1, 5 / longest); share > 1e-8; share /= 2) {
      next = beta.map((value, i) => value + share * (step[i] ?? 0));
      here = evaluate(rows, next);
      root = cholesky(here.information, rows.size);
      if (root === null) continue;
      const there = here.logLikelihood + logDeterminant(root, rows.size) / 2;
      if (there >= penalised - 1e-12 * Math.abs(penalised)) break;
    }
    beta = next;
  }
}

/** X'(won − deals·p + h·(½ − p)), with h the leverage of each row's deals together. */
function penalisedScore(rows: Rows, at: Evaluation, inverse: Float64Array): Float64Array {
  const { deals, index, width, size } = rows;
  const score = new Float64Array(size + 1);
  score.set(at.gradient);
  const row = new Int32Array(width + 1);
  for (let r = 0; r < deals.length; r++) {
    const p = at.fitted[r] ?? 0;
    const weight = (deals[r] ?? 0) * p * (1 - p);
    if (weight === 0) continue;
    // Column 0 is the intercept, which stays in front.
    for (let i = 0; i < width; i++) row[i + 1] = index[r * width + i] ?? size;
    let variance = 0;
    for (const a of row) {
      if (a >= size) continue;
      for (const b of row) if (b < size) variance += inverse[a * size + b] ?? 0;
    }
    const pull = weight * variance * (0.5 - p);
    for (const a of row) score[a] = (score[a] ?? 0) + pull;
  }
  return score.subarray(0, size);
}

/** What to add to every log odds so that predicted wins are the actual ones. */
function interceptShift(rows: Rows, beta: Float64Array): number {
  const shifted = beta.slice();
  for (let i = 0; i < 50; i++) {
    const { gradient, information } = evaluate(rows, shifted);
    const step = (gradient[0] ?? 0) / (information[0] ?? 1);
    shifted[0] = (shifted[0] ?? 0) + Math.max(-2, Math.min(2, step));
    if (Math.abs(step) < 1e-12) break;
  }
  return (shifted[0] ?? 0) - (beta[0] ?? 0);
}
