import { columnSums, type IndexedRows } from './columnSums.ts';
import { cholesky, choleskyInverse, choleskySolve } from './cholesky.ts';
import { addCrossProduct, withoutSlot } from './oneHot.ts';
import { addOrderedCrossProduct } from './orderedCrossProduct.ts';

/** Rows as Newton sees them: counts, and the column of each level. */
export interface Rows extends IndexedRows {
  deals: Float64Array;
  won: Float64Array;
}

export interface Evaluation {
  logLikelihood: number;
  /** Predicted probability per row. */
  fitted: Float64Array;
  gradient: Float64Array;
  /** Fisher information X'WX. */
  information: Float64Array;
}

export interface NewtonResult extends Evaluation {
  beta: Float64Array;
  covariance: Float64Array;
  converged: boolean;
  iterations: number;
}

/** No coefficient moves further in a step: from a poor start Newton overshoots to where it would be given up. */
const LONGEST_STEP = 3;

/** A log odds difference beyond this is a coefficient on its way to infinity, not an effect. */
const LARGEST_COEFFICIENT = 15;

const NO_WEIGHTS = new Float64Array();

/** X' diag(weights) X, lower triangle. */
export function informationOf(
  { index, width, size, order }: Rows,
  weights: Float64Array,
): Float64Array {
  const information = new Float64Array((size + 1) ** 2);
  if (order) addOrderedCrossProduct(index, order, weights, size, information);
  else addCrossProduct(index, width, weights, size, information);
  return withoutSlot(information, size);
}

/**
 * Log-likelihood, its slope and its information at one set of coefficients.
 * @param known an information to take instead of working it out, which is the costly part
 */
export function evaluate(rows: Rows, beta: Float64Array, known?: Float64Array): Evaluation {
  const { deals, won, size } = rows;
  const fitted = logOdds(rows, beta);
  const weights = known ? NO_WEIGHTS : new Float64Array(deals.length);
  const residuals = new Float64Array(deals.length);
  let logLikelihood = 0;
  for (let row = 0; row < deals.length; row++) {
    const eta = fitted[row] ?? 0;
    const small = Math.exp(-Math.abs(eta));
    const p = (eta >= 0 ? 1 : small) / (1 + small);
    const n = deals[row] ?? 0;
    const w = won[row] ?? 0;
    fitted[row] = p;
    if (!known) weights[row] = n * p * (1 - p);
    logLikelihood += w * eta - n * ((eta > 0 ? eta : 0) + Math.log(1 + small));
    residuals[row] = w - n * p;
  }
  const information = known ?? informationOf(rows, weights);
  return {
    logLikelihood,
    fitted,
    gradient: columnSums(rows, residuals).subarray(0, size),
    information,
  };
}

/** The log odds of each row at some coefficients. Rows that begin with the same columns share the sum of these. */
function logOdds({ deals, index, width, order }: Rows, beta: Float64Array): Float64Array {
  const padded = new Float64Array(beta.length + 1);
  padded.set(beta);
  const result = new Float64Array(deals.length);
  // The sum before each factor is added.
  const sums = new Float64Array(width + 1).fill(beta[0] ?? 0);
  for (let row = 0, at = 0; row < deals.length; row++, at += width) {
    const from = order?.from[row] ?? 0;
    let eta = sums[from] ?? 0;
    for (let i = from; i < width; i++) {
      eta += padded[index[at + i] ?? 0] ?? 0;
      sums[i + 1] = eta;
    }
    result[row] = eta;
  }
  return result;
}

/**
 * Maximises the likelihood by Newton's method, which for the logit is Fisher scoring (IRLS), halving steps that
 * overshoot. Stops when the next step would raise the log-likelihood by less than tolerance / 2.
 * @param options `bare`: nobody asks for the covariance, which is left empty
 * @returns `converged` false, with finite values, when coefficients run off to infinity or the information is singular
 */
export function newton(
  rows: Rows,
  start: Float64Array,
  maxIterations: number,
  tolerance: number,
  { shortcut = false, bare = false }: { shortcut?: boolean; bare?: boolean } = {},
): NewtonResult {
  let beta = start;
  let here = evaluate(rows, beta);
  let previousDecrement = Infinity;
  const inverse = (root: Float64Array): Float64Array =>
    bare ? new Float64Array(0) : choleskyInverse(root, rows.size);
  // Every row was set aside as separated: nothing is left to estimate.
  if (here.information[0] === 0) {
    return {
      ...here,
      beta,
      covariance: new Float64Array(rows.size ** 2),
      converged: true,
      iterations: 0,
    };
  }
  for (let iterations = 0; ; iterations++) {
    const root = cholesky(here.information, rows.size);
    if (root === null) return giveUp(rows, beta, here, iterations);
    const step = choleskySolve(root, rows.size, here.gradient);
    const decrement = dot(step, here.gradient);
    // Far under 1e-10 the decrement is rounding noise: when it no longer falls, this is the summit.
    if (decrement < tolerance || (decrement < 1e-10 && decrement >= previousDecrement)) {
      const covariance = inverse(root);
      return { ...here, beta, covariance, converged: true, iterations };
    }
    if (iterations >= maxIterations) return giveUp(rows, beta, here, iterations);
    previousDecrement = decrement;
    // So near the summit the information no longer changes in the digits that are shown, and is the costly part.
    if (shortcut && step.every((value) => Math.abs(value) < 5e-7)) {
      const last = beta.map((value, i) => value + (step[i] ?? 0));
      const there = evaluate(rows, last, here.information);
      const left = dot(choleskySolve(root, rows.size, there.gradient), there.gradient);
      if (left < Math.max(tolerance, 1e-16) || left >= decrement) {
        const covariance = inverse(root);
        return { ...there, beta: last, covariance, converged: true, iterations: iterations + 1 };
      }
    }
    let next = beta;
    let there = here;
    const longest = step.reduce((most, move) => Math.max(most, Math.abs(move)), 0);
    for (let share = Math.min(1, LONGEST_STEP / longest); share > 1e-6; share /= 2) {
      next = beta.map((value, i) => value + share * (step[i] ?? 0));
      there = evaluate(rows, next);
      if (there.logLikelihood >= here.logLikelihood - 1e-12 * Math.abs(here.logLikelihood)) break;
    }
    beta = next;
    here = there;
    if (beta.some((value) => !(Math.abs(value) <= LARGEST_COEFFICIENT))) {
      return giveUp(rows, beta, here, iterations + 1);
    }
  }
}

function giveUp(rows: Rows, beta: Float64Array, at: Evaluation, iterations: number): NewtonResult {
  const bounded = beta.map((value) =>
    Math.max(-LARGEST_COEFFICIENT, Math.min(LARGEST_COEFFICIENT, value || 0)),
  );
  return {
    ...at,
    beta: bounded,
    covariance: new Float64Array(rows.size ** 2),
    converged: false,
    iterations,
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
