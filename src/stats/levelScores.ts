import { quadraticForm } from './cholesky.ts';
import type { GroupedDesign } from './design.ts';
import type { LogisticFit } from './logistic.ts';
import { columnIndex } from './oneHot.ts';

/** One level of a field against what a model without the field expects of it. */
export interface LevelScore {
  deals: number;
  won: number;
  /** Wins the model expects. */
  expected: number;
  /** (won − expected) / its standard error; null where the other fields leave nothing to tell, or nothing is open to chance. */
  z: number | null;
}

/** A variance under this share of its binomial one is what rounding leaves of none. */
const NO_VARIANCE = 1e-7;

/**
 * How far the wins of each level of a field lie from expectation. Its deals were among those the model was fitted to, so
 * the variance of won − expected is less than binomial: Σ n·p(1−p) less what the fit takes up of it, c'·I⁻¹·c with c the
 * information shared with the model's columns. z² is Rao's score statistic of "this level against all others".
 * @param reduced a converged fit without the factor
 * @returns one entry per level, in the factor's order
 * @see Rao 1948; R: anova(m0, update(m0, . ~ . + (rep == r)), test = 'Rao')$Rao is z²
 */
export function levelScores(
  design: GroupedDesign,
  reduced: LogisticFit,
  factor: number,
): LevelScore[] {
  const { levels = [], codes = new Int32Array(0) } = design.factors[factor] ?? {};
  const others = { ...design, factors: reduced.factors.flatMap((i) => design.factors[i] ?? []) };
  const index = columnIndex(others, reduced.columns);
  const width = others.factors.length;
  const size = reduced.parameters;
  const scores = levels.map(() => ({ deals: 0, won: 0, expected: 0, own: 0 }));
  const shared = levels.map(() => new Float64Array(size + 1));
  for (let row = 0, at = 0; row < design.rows; row++, at += width) {
    const score = scores[codes[row] ?? 0];
    const line = shared[codes[row] ?? 0];
    if (!score || !line) continue;
    const n = design.deals[row] ?? 0;
    const p = reduced.fitted[row] ?? 0;
    const weight = n * p * (1 - p);
    score.deals += n;
    score.won += design.won[row] ?? 0;
    score.expected += n * p;
    score.own += weight;
    line[0] = (line[0] ?? 0) + weight;
    for (let i = at; i < at + width; i++) {
      const column = index[i] ?? 0;
      line[column] = (line[column] ?? 0) + weight;
    }
  }
  return scores.map(({ own, ...score }, level) => {
    const line = shared[level]?.subarray(0, size) ?? new Float64Array(size);
    const variance = own - quadraticForm(reduced.covariance, size, line);
    const told = reduced.converged && variance > NO_VARIANCE * own;
    return { ...score, z: told ? (score.won - score.expected) / Math.sqrt(variance) : null };
  });
}
