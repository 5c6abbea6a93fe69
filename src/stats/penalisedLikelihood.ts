import { cholesky, choleskyInverse, logDeterminant } from './cholesky.ts';
import { evaluate, informationOf, type Evaluation, type Rows } from './newton.ts';

/** The penalised likelihood at one set of coefficients. */
export interface Penalised extends Evaluation {
  /** Log-likelihood + ½ ln det information. */
  value: number;
  /** Its slope. */
  score: Float64Array;
  /** Its curvature, nearly: the information as if each row had its leverage in deals more. Lower triangle. */
  curvature: Float64Array;
}

/**
 * Firth's penalised likelihood: Jeffreys' prior adds ½ ln det X'WX, which falls to −∞ wherever predictions run to 0
 * or 1, so that there is a summit whatever the data. Near it, it is the likelihood of deals with half a leverage of wins
 * and half a leverage of losses added: steps by the plain information are up to twice too long and swing for ever.
 * @param least gives up early, without the slope, where the value is not above this
 * @returns null where the information is singular, or the value is at most `least`
 * @see Firth 1993; Heinze & Schemper 2002; Kosmidis & Firth 2021, 4.3 (as data added)
 */
export function penalised(rows: Rows, beta: Float64Array, least = -Infinity): Penalised | null {
  const at = evaluate(rows, beta);
  const root = cholesky(at.information, rows.size);
  if (root === null) return null;
  const value = at.logLikelihood + logDeterminant(root, rows.size) / 2;
  if (!(value > least)) return null;
  return { ...at, value, ...slopeOf(rows, at, choleskyInverse(root, rows.size)) };
}

/** X'(won − deals·p + h·(½ − p)), with h the leverage of each row's deals together, and X'(deals + h)p(1 − p)X. */
function slopeOf(
  rows: Rows,
  at: Evaluation,
  inverse: Float64Array,
): Pick<Penalised, 'score' | 'curvature'> {
  const { deals, index, width, size } = rows;
  const stride = size + 1;
  // A row and a column of zeros behind the last: levels without a column need no branch.
  const padded = new Float64Array(stride * stride);
  for (let i = 0; i < size; i++) {
    padded.set(inverse.subarray(i * size, (i + 1) * size), i * stride);
  }
  const weights = new Float64Array(deals.length);
  const score = new Float64Array(stride);
  score.set(at.gradient);
  const intercept = inverse[0] ?? 0;
  for (let row = 0, from = 0; row < deals.length; row++, from += width) {
    const p = at.fitted[row] ?? 0;
    const weight = (deals[row] ?? 0) * p * (1 - p);
    if (weight === 0) continue;
    let own = intercept;
    let shared = 0;
    for (let i = from; i < from + width; i++) {
      const column = index[i] ?? size;
      const line = column * stride;
      own += padded[line + column] ?? 0;
      shared += padded[line] ?? 0;
      for (let j = from; j < i; j++) shared += padded[line + (index[j] ?? size)] ?? 0;
    }
    const leverage = weight * (own + 2 * shared);
    weights[row] = weight + leverage * p * (1 - p);
    const pull = leverage * (0.5 - p);
    score[0] = (score[0] ?? 0) + pull;
    for (let i = from; i < from + width; i++) {
      const column = index[i] ?? size;
      score[column] = (score[column] ?? 0) + pull;
    }
  }
  return { score: score.subarray(0, size), curvature: informationOf(rows, weights) };
}
