import { quadraticForm } from './cholesky.ts';
import type { GroupedDesign } from './design.ts';
import { levelInformation, type LevelInformation } from './levelInformation.ts';
import type { LogisticFit } from './logistic.ts';

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
 * @param information of the levels in it, when it is there already
 * @returns one entry per level, in the factor's order
 * @see Rao 1948; R: anova(m0, update(m0, . ~ . + (rep == r)), test = 'Rao')$Rao is z²
 */
export function levelScores(
  design: GroupedDesign,
  reduced: LogisticFit,
  factor: number,
  { own, cross, stride }: LevelInformation = levelInformation(design, reduced, factor),
): LevelScore[] {
  const { levels = [], codes = new Int32Array(0) } = design.factors[factor] ?? {};
  const size = reduced.parameters;
  const deals = new Float64Array(levels.length);
  const won = new Float64Array(levels.length);
  const expected = new Float64Array(levels.length);
  for (let row = 0; row < design.rows; row++) {
    const level = codes[row] ?? 0;
    const n = design.deals[row] ?? 0;
    deals[level] = (deals[level] ?? 0) + n;
    won[level] = (won[level] ?? 0) + (design.won[row] ?? 0);
    expected[level] = (expected[level] ?? 0) + n * (reduced.fitted[row] ?? 0);
  }
  return levels.map((_, level) => {
    const line = cross.subarray(level * stride, level * stride + size);
    const weight = own[level] ?? 0;
    const variance = weight - quadraticForm(reduced.covariance, size, line);
    const told = reduced.converged && variance > NO_VARIANCE * weight;
    const counts = {
      deals: deals[level] ?? 0,
      won: won[level] ?? 0,
      expected: expected[level] ?? 0,
    };
    return { ...counts, z: told ? (counts.won - counts.expected) / Math.sqrt(variance) : null };
  });
}
