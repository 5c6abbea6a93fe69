import type { GroupedDesign } from './design.ts';
import type { LogisticFit } from './logistic.ts';

/** What a model without a field knows of each level of it. */
export interface LevelInformation {
  /** Per level: its information Σ n·p(1 − p). */
  own: Float64Array;
  /** Levels × stride: the information a level shares with each column of the model, the intercept's first. */
  cross: Float64Array;
  /** The model's columns and one more, whose values mean nothing. */
  stride: number;
}

/**
 * The blocks of the information that a field would add to a model without it. Factor by factor, as the sums of one go
 * into few cells, which stay at hand.
 * @param reduced a fit without the factor; rows it predicts as exactly 0 or 1 carry no information
 */
export function levelInformation(
  design: GroupedDesign,
  reduced: LogisticFit,
  factor: number,
): LevelInformation {
  const { levels = [], codes = new Int32Array(0) } = design.factors[factor] ?? {};
  const stride = reduced.parameters + 1;
  const own = new Float64Array(levels.length);
  const cross = new Float64Array(levels.length * stride);
  const weights = new Float64Array(design.rows);
  for (let row = 0; row < design.rows; row++) {
    const p = reduced.fitted[row] ?? 0;
    const weight = (design.deals[row] ?? 0) * p * (1 - p);
    const level = codes[row] ?? 0;
    weights[row] = weight;
    own[level] = (own[level] ?? 0) + weight;
  }
  reduced.factors.forEach((index, position) => {
    const others = design.factors[index]?.codes ?? new Int32Array(0);
    const columns = reduced.columns.of[position] ?? new Int32Array(0);
    for (let row = 0; row < design.rows; row++) {
      const cell = (codes[row] ?? 0) * stride + (columns[others[row] ?? 0] ?? 0);
      cross[cell] = (cross[cell] ?? 0) + (weights[row] ?? 0);
    }
  });
  for (let level = 0; level < own.length; level++) cross[level * stride] = own[level] ?? 0;
  return { own, cross, stride };
}
