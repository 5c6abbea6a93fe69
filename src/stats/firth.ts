import { cholesky, choleskyInverse, choleskySolve } from './cholesky.ts';
import { designTotals, type GroupedDesign } from './design.ts';
import type { LogisticFit } from './logistic.ts';
import { evaluate, type Rows } from './newton.ts';
import { layOutRows } from './oneHot.ts';
import { penalised, type Penalised } from './penalisedLikelihood.ts';
import { findSeparation } from './separation.ts';
import { startingPoint } from './startingPoint.ts';

export interface FirthFit extends LogisticFit {
  /** Log-likelihood + ½ ln det information, at the coefficients before the intercept is corrected. */
  penalisedLogLikelihood: number;
  /** What the correction added to the intercept. */
  interceptShift: number;
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
  const { columns, index, order } = layOutRows(design);
  const size = columns.size;
  const rows: Rows = {
    deals: design.deals,
    won: design.won,
    width: design.factors.length,
    size,
    index,
    order,
  };
  const from = start
    ? startingPoint(columns, start.factors, start, { deals, won })
    : new Float64Array(size);
  const { beta, value, converged, iterations } = climb(rows, from, { maxIterations, tolerance });
  const shift = correctIntercept && converged ? interceptShift(rows, beta) : 0;
  beta[0] = (beta[0] ?? 0) + shift;
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
    penalisedLogLikelihood: value,
    interceptShift: shift,
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

export interface Climb {
  maxIterations: number;
  /** Ends when 2 × the gain still to be had is under this. */
  tolerance: number;
  /** Columns that may move; all by default. The penalty is the whole information's all the same, as in logistf. */
  free?: readonly number[];
}

/**
 * Climbs the penalised likelihood by Newton's method, nearly, halving steps that overshoot; steps of at most 5 per coefficient.
 * @returns a `beta` of its own
 */
export function climb(
  rows: Rows,
  from: Float64Array,
  { maxIterations, tolerance, free }: Climb,
): { beta: Float64Array; value: number; converged: boolean; iterations: number } {
  let beta = from.slice();
  let here = penalised(rows, beta);
  let before = Infinity;
  for (let iterations = 0; ; iterations++) {
    const value = here?.value ?? 0;
    const step = here && stepOf(here, rows.size, free);
    if (here === null || step === null || iterations >= maxIterations) {
      return { beta, value, converged: false, iterations };
    }
    const { score } = here;
    const decrement = step.reduce((sum, move, i) => sum + move * (score[i] ?? 0), 0);
    // Far under 1e-10 the decrement is rounding noise: when it no longer falls, this is the summit.
    if (decrement < tolerance || (decrement < 1e-12 && decrement >= before)) {
      return { beta, value, converged: true, iterations };
    }
    before = decrement;
    const longest = step.reduce((most, move) => Math.max(most, Math.abs(move)), 0);
    let there: Penalised | null = null;
    for (let share = Math.min(1, 5 / longest); there === null && share > 1e-8; share /= 2) {
      const next = beta.map((old, i) => old + share * (step[i] ?? 0));
      there = penalised(rows, next, value - 1e-12 * Math.abs(value));
      if (there !== null) beta = next;
    }
    here = there ?? here;
    if (there === null) return { beta, value, converged: decrement < 1e-10, iterations };
  }
}

/** Newton's step over the columns that may move, all by default. */
function stepOf(
  { curvature, score }: Penalised,
  size: number,
  free?: readonly number[],
): Float64Array | null {
  if (free === undefined) {
    const root = cholesky(curvature, size);
    return root && choleskySolve(root, size, score);
  }
  const count = free.length;
  const block = new Float64Array(count * count);
  free.forEach((i, row) =>
    free.forEach((j, column) => (block[row * count + column] = curvature[i * size + j] ?? 0)),
  );
  const root = cholesky(block, count);
  if (root === null) return null;
  const right = free.map((i) => score[i] ?? 0);
  const step = new Float64Array(size);
  choleskySolve(root, count, right).forEach((move, i) => (step[free[i] ?? 0] = move));
  return step;
}

/** What to add to every log odds so that predicted wins are the actual ones: Newton on one number. */
function interceptShift({ deals, won, index, width }: Rows, beta: Float64Array): number {
  const padded = new Float64Array(beta.length + 1);
  padded.set(beta);
  const odds = new Float64Array(deals.length);
  for (let row = 0, at = 0; row < deals.length; row++, at += width) {
    let eta = beta[0] ?? 0;
    for (let i = at; i < at + width; i++) eta += padded[index[i] ?? 0] ?? 0;
    odds[row] = Math.exp(eta);
  }
  let shift = 0;
  for (let i = 0; i < 50; i++) {
    const factor = Math.exp(shift);
    let residual = 0;
    let weight = 0;
    for (let row = 0; row < deals.length; row++) {
      const here = (odds[row] ?? 0) * factor;
      const p = here / (1 + here);
      const n = deals[row] ?? 0;
      residual += (won[row] ?? 0) - n * p;
      weight += n * p * (1 - p);
    }
    const step = Math.max(-2, Math.min(2, residual / weight));
    shift += step;
    if (Math.abs(step) < 1e-13) break;
  }
  return shift;
}
