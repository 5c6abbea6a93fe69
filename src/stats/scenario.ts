import { quadraticForm } from './cholesky.ts';
import type { GroupedDesign } from './design.ts';
import { normalTwoSided, Z95 } from './distributions.ts';
import type { Interval } from './interval.ts';
import type { LogisticFit } from './logistic.ts';
import { columnIndex } from './oneHot.ts';
import { pathSlope } from './pathSlope.ts';
import { tellable, type FactorLevel } from './tellable.ts';

/** What one of the levels put in place adds to the mean predicted rate; fractions. */
export interface ScenarioFactor {
  points: Interval;
  standardError: number;
}

/** Rates and differences are fractions with 95% intervals. */
export interface Scenario {
  /** The deals that all means are over, and those that were left out as nothing can be told of them. */
  deals: number;
  leftOut: number;
  /** Mean prediction as the deals are. */
  base: Interval;
  /** Mean prediction had every deal the levels put in place. */
  rate: Interval;
  /** `rate` less `base`, with the error of that difference. */
  change: Interval;
  standardError: number;
  pValue: number | null;
  /** One per level put in place, in their order; their points add up to the change. */
  factors: ScenarioFactor[];
}

/**
 * Standardisation (g-computation): every chosen deal is given some levels, everything else as it is, and the mean
 * predicted rate is compared with the present one. Intervals by the delta method from the covariance of the fit: those
 * of rates on the logit scale, so that they stay in 0–1, those of differences as they are.
 *
 * What each level adds: a deal's change p₁ − p₀ is shared out in proportion to what each level adds to its log odds,
 * Δη_j·(p₁ − p₀)/(η₁ − η₀), the limit p(1 − p) where η does not move (Aumann and Shapley's values along the straight
 * way). No order of the levels matters, and the parts add up exactly.
 * @param put levels given to every deal, each of another factor   @param chosen the rows that count
 * @param fit of all factors of the design, without levels set aside
 * @returns null when no chosen deal is left of which it can be told, or the fit did not converge
 * @see Robins 1986; Aumann & Shapley 1974; R: predict(glm, newdata), tests/reference/scenario.R
 */
export function scenario(
  design: GroupedDesign,
  fit: LogisticFit,
  put: readonly FactorLevel[],
  chosen: (row: number) => boolean = () => true,
): Scenario | null {
  if (!fit.converged) return null;
  const size = fit.parameters;
  const width = design.factors.length;
  const index = columnIndex(design, fit.columns);
  const beta = coefficientsOf(fit);
  const levers = put.length;
  const places = Int32Array.from(put, ({ factor }) => factor);
  const columns = Int32Array.from(put, (one) => fit.columns.of[one.factor]?.[one.code] ?? size);
  const told = tellable(design, fit, put);
  const sums = { deals: 0, leftOut: 0, base: 0, rate: 0 };
  const parts = new Float64Array(levers);
  const moves = new Float64Array(levers);
  // A row of slopes for the base, one for the rate, and one for each part; the slot behind the last column is not read.
  const stride = size + 1;
  const slopes = new Float64Array((2 + levers) * stride);
  const ofRow = new Int32Array(width + 1);

  for (let row = 0, at = 0; row < design.rows; row++, at += width) {
    const n = design.deals[row] ?? 0;
    if (n === 0 || !chosen(row)) continue;
    if (!told(row)) {
      sums.leftOut += n;
      continue;
    }
    let eta0 = beta[0] ?? 0;
    for (let i = 0; i < width; i++) {
      const column = index[at + i] ?? size;
      ofRow[i + 1] = column;
      eta0 += beta[column] ?? 0;
    }
    let eta1 = eta0;
    for (let j = 0; j < levers; j++) {
      const old = index[at + (places[j] ?? 0)] ?? size;
      const move = (beta[columns[j] ?? size] ?? 0) - (beta[old] ?? 0);
      moves[j] = move;
      eta1 += move;
    }
    const [p0, p1] = [logistic(eta0), logistic(eta1)];
    const [w0, w1] = [n * p0 * (1 - p0), n * p1 * (1 - p1)];
    sums.deals += n;
    sums.base += n * p0;
    sums.rate += n * p1;
    for (let i = 0; i <= width; i++) {
      const column = ofRow[i] ?? 0;
      slopes[column] = (slopes[column] ?? 0) + w0;
      slopes[stride + column] = (slopes[stride + column] ?? 0) + w1;
    }
    if (levers === 0) continue;
    const { mean, byStart, byEnd } = pathSlope(eta0, eta1, p0, p1);
    for (let j = 0; j < levers; j++) {
      const old = index[at + (places[j] ?? 0)] ?? size;
      const now = columns[j] ?? size;
      slopes[stride + old] = (slopes[stride + old] ?? 0) - w1;
      slopes[stride + now] = (slopes[stride + now] ?? 0) + w1;
      const own = (2 + j) * stride;
      slopes[own + now] = (slopes[own + now] ?? 0) + n * mean;
      slopes[own + old] = (slopes[own + old] ?? 0) - n * mean;
      const move = n * (moves[j] ?? 0);
      if (move === 0) continue;
      parts[j] = (parts[j] ?? 0) + move * mean;
      // How the share-out itself moves with the log odds at both ends.
      const both = move * (byStart + byEnd);
      for (let i = 0; i <= width; i++) {
        const column = own + (ofRow[i] ?? 0);
        slopes[column] = (slopes[column] ?? 0) + both;
      }
      const end = move * byEnd;
      for (let k = 0; k < levers; k++) {
        const [before, after] = [
          own + (index[at + (places[k] ?? 0)] ?? size),
          own + (columns[k] ?? size),
        ];
        slopes[before] = (slopes[before] ?? 0) - end;
        slopes[after] = (slopes[after] ?? 0) + end;
      }
    }
  }
  const { deals, leftOut } = sums;
  if (deals === 0) return null;
  const slopeOf = (place: number): Float64Array =>
    slopes.subarray(place * stride, place * stride + size).map((s) => s / deals);
  const [before, after] = [slopeOf(0), slopeOf(1)];
  const change = (sums.rate - sums.base) / deals;
  const standardError = errorOf(
    fit,
    after.map((s, c) => s - (before[c] ?? 0)),
  );
  return {
    deals,
    leftOut,
    base: rateInterval(sums.base / deals, errorOf(fit, before)),
    rate: rateInterval(sums.rate / deals, errorOf(fit, after)),
    change: around(change, standardError),
    standardError,
    pValue: standardError > 0 ? normalTwoSided(change / standardError) : null,
    factors: put.map((_, j) => {
      const error = errorOf(fit, slopeOf(2 + j));
      return { points: around((parts[j] ?? 0) / deals, error), standardError: error };
    }),
  };
}

const logistic = (eta: number): number => 1 / (1 + Math.exp(-eta));

/** By column, intercept first (corrected, where it was), with a 0 behind the last for levels without a column. */
function coefficientsOf(fit: LogisticFit): Float64Array {
  const flat = new Float64Array(fit.parameters + 1);
  flat[0] = fit.intercept;
  fit.columns.of.forEach((of, factor) =>
    of.forEach((column, level) => {
      if (column < fit.parameters) flat[column] = fit.coefficients[factor]?.[level] ?? 0;
    }),
  );
  return flat;
}

function errorOf(fit: LogisticFit, slope: Float64Array): number {
  const variance = quadraticForm(fit.covariance, fit.parameters, slope);
  // What does not move at all leaves rounding noise.
  return variance > 1e-24 ? Math.sqrt(variance) : 0;
}

const around = (estimate: number, error: number): Interval => ({
  estimate,
  low: estimate - Z95 * error,
  high: estimate + Z95 * error,
});

function rateInterval(rate: number, error: number): Interval {
  if (!(rate > 0) || !(rate < 1)) return { estimate: rate, low: rate, high: rate };
  const logit = Math.log(rate / (1 - rate));
  const half = (Z95 * error) / (rate * (1 - rate));
  return { estimate: rate, low: logistic(logit - half), high: logistic(logit + half) };
}
