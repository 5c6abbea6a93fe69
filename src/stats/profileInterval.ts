import { cholesky, choleskySolve, quadraticForm } from './cholesky.ts';
import { coefficientVector } from './coefficientVector.ts';
import { isFirth } from './firth.ts';
import type { LogisticFit } from './logistic.ts';
import { evaluate, type Rows } from './newton.ts';
import { penalised } from './penalisedLikelihood.ts';

/** The 95% quantile of chi-square with one degree of freedom. R: qchisq(0.95, 1) */
const DROP = 3.841458820694124;

const MOST_ITERATIONS = 100;

interface Point {
  beta: Float64Array;
  value: number;
  score: Float64Array;
  root: Float64Array;
}

/**
 * Profile-likelihood interval of a sum of coefficients: the values that a likelihood-ratio test at 5% would not reject
 * when all other coefficients follow. Unlike estimate ± 1.96·SE it is lopsided where few deals were won, as it should
 * be. Of the penalised likelihood where the fit is a penalised one. Each end is found by Venzon and Moolgavkar's
 * method: scoring steps towards the point where the likelihood has dropped enough and points along the contrast only.
 * @param rows of the design the fit was made on, by `rowsOf`; no level may be set aside as separated
 * @param weights of the contrast, one per parameter; the intercept's is 0
 * @returns log odds; null when the fit did not converge, the contrast is empty, or an end was not found
 * @see Venzon & Moolgavkar 1988, Appl. Stat. 37:87; Heinze & Schemper 2002; R: confint(glm), logistf(pl = TRUE)
 */
export function profileInterval(
  rows: Rows,
  fit: LogisticFit,
  weights: Float64Array,
): { low: number; high: number } | null {
  const spread = quadraticForm(fit.covariance, fit.parameters, weights);
  if (!fit.converged || !(spread > 0)) return null;
  const at = pointer(rows, isFirth(fit));
  const summit = at(coefficientVector(fit));
  if (summit === null) return null;
  const low = endOf(summit, at, weights, -1);
  const high = low && endOf(summit, at, weights, 1);
  return low !== null && high !== null ? { low, high } : null;
}

const pointer =
  (rows: Rows, penalise: boolean) =>
  (beta: Float64Array): Point | null => {
    if (penalise) {
      const there = penalised(rows, beta);
      const root = there && cholesky(there.curvature, rows.size);
      return there && root && { beta, root, ...there };
    }
    const there = evaluate(rows, beta);
    const root = cholesky(there.information, rows.size);
    return root && { beta, root, value: there.logLikelihood, score: there.gradient };
  };

/** @param side 1 for the upper end, −1 for the lower */
function endOf(
  summit: Point,
  at: (beta: Float64Array) => Point | null,
  weights: Float64Array,
  side: 1 | -1,
): number | null {
  const target = summit.value - DROP / 2;
  const size = weights.length;
  let here = summit;
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const direct = choleskySolve(here.root, size, weights);
    const uphill = choleskySolve(here.root, size, here.score);
    const room = 2 * (here.value - target) + dot(uphill, here.score);
    const pull = side * Math.sqrt(Math.max(0, room) / dot(direct, weights));
    const step = uphill.map((move, i) => move + pull * (direct[i] ?? 0));
    const left = step.reduce(
      (sum, move, i) => sum + move * ((here.score[i] ?? 0) + pull * (weights[i] ?? 0)),
      0,
    );
    if (Math.abs(here.value - target) < 1e-9 && left < 1e-12) return dot(here.beta, weights);
    const longest = step.reduce((most, move) => Math.max(most, Math.abs(move)), 0);
    let next: Point | null = null;
    for (let share = Math.min(1, 2 / longest); next === null && share > 1e-4; share /= 2) {
      next = at(here.beta.map((old, i) => old + share * (step[i] ?? 0)));
    }
    if (next === null) return null;
    here = next;
  }
  return null;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
