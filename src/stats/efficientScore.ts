import { cholesky, choleskySolve } from './cholesky.ts';
import type { GroupedDesign } from './design.ts';
import { independentColumns } from './independentColumns.ts';
import type { LogisticFit } from './logistic.ts';
import { columnIndex } from './oneHot.ts';

/** A score statistic ready for any wins: all that doesn't hang on them is worked out once. */
export interface EfficientScore {
  /** Levels that tell something of their own; 0 when none does. */
  df: number;
  /** @param won wins per row of the design   @returns chi-square on df degrees of freedom */
  of: (won: Float64Array) => number;
}

/**
 * Rao's statistic of a field against a model without it: U'·V⁻·U, with U the residuals won − deals·p₀ summed by level,
 * cleared of what the model's own columns explain of them, and V its variance. Cleared so, it hangs on the coefficients
 * of the model only in second order (Neyman's C(α)), and needs no exact summit: a penalised fit will do, and so do wins
 * drawn from the model without fitting it anew. At the summit it is Rao's.
 * The field's own block of the information is diagonal (a deal has one level), so it is absorbed: what is left to
 * solve has the size of the model without the field, however many levels there are.
 * @param reduced the fit without the factor; rows it predicts as exactly 0 or 1 carry no information
 * @see Rao 1948; Neyman 1959; Cox & Hinkley 1974, 9.3
 */
export function efficientScore(
  design: GroupedDesign,
  reduced: LogisticFit,
  factor: number,
): EfficientScore {
  const size = reduced.parameters;
  const stride = size + 1;
  const { own, cross, index, width } = blocks(design, reduced, factor);
  const codes = design.factors[factor]?.codes ?? new Int32Array(0);

  // Absorb the field: subtract from the model's information what the levels already tell.
  const rest = reduced.information.slice();
  own.forEach((weight, level) => {
    if (weight <= 0) return;
    const line = cross.subarray(level * stride, level * stride + size);
    line.forEach((a, i) => {
      if (a === 0) return;
      for (let j = 0; j <= i; j++) {
        rest[i * size + j] = (rest[i * size + j] ?? 0) - (a * (line[j] ?? 0)) / weight;
      }
    });
  });
  const diagonal = Float64Array.from(
    { length: size },
    (_, i) => reduced.information[i * size + i] ?? 0,
  );
  const { kept } = independentColumns(rest, size, 1e-9, diagonal);
  const inner = new Float64Array(kept.length ** 2);
  kept.forEach((i, row) =>
    kept.forEach((j, column) => {
      if (column <= row) inner[row * kept.length + column] = rest[i * size + j] ?? 0;
    }),
  );
  const root = cholesky(inner, kept.length);
  const whole = cholesky(reduced.information, size);
  const levels = own.reduce((count, weight) => count + (weight > 0 ? 1 : 0), 0);
  const df = levels + kept.length - size;
  if (root === null || whole === null || df < 1) return { df: 0, of: () => 0 };

  const residual = new Float64Array(own.length);
  const slope = new Float64Array(stride);
  const of = (won: Float64Array): number => {
    residual.fill(0);
    slope.fill(0);
    for (let row = 0, at = 0; row < design.rows; row++, at += width) {
      const p = reduced.fitted[row] ?? 0;
      if (p === 0 || p === 1) continue;
      const gap = (won[row] ?? 0) - (design.deals[row] ?? 0) * p;
      const level = codes[row] ?? 0;
      residual[level] = (residual[level] ?? 0) + gap;
      slope[0] = (slope[0] ?? 0) + gap;
      for (let i = at; i < at + width; i++) {
        const column = index[i] ?? 0;
        slope[column] = (slope[column] ?? 0) + gap;
      }
    }
    // Minus what the levels pull at the model's columns.
    const pull = slope.slice(0, size);
    let chiSquare = 0;
    for (let level = 0; level < own.length; level++) {
      const weight = own[level] ?? 0;
      if (weight <= 0) continue;
      const score = residual[level] ?? 0;
      chiSquare += score ** 2 / weight;
      const line = level * stride;
      for (let i = 0; i < size; i++) {
        pull[i] = (pull[i] ?? 0) - ((cross[line + i] ?? 0) * score) / weight;
      }
    }
    const right = kept.map((i) => pull[i] ?? 0);
    choleskySolve(root, kept.length, right).forEach((x, i) => (chiSquare += x * (right[i] ?? 0)));
    choleskySolve(whole, size, slope).forEach((x, i) => (chiSquare -= x * (slope[i] ?? 0)));
    return Math.max(0, chiSquare);
  };
  return { df, of };
}

/** Per level of the field: its information, and the information it shares with each column of the model. */
function blocks(design: GroupedDesign, reduced: LogisticFit, factor: number) {
  const { levels = [], codes = new Int32Array(0) } = design.factors[factor] ?? {};
  const others = { ...design, factors: reduced.factors.flatMap((i) => design.factors[i] ?? []) };
  const index = columnIndex(others, reduced.columns);
  const width = others.factors.length;
  const stride = reduced.parameters + 1;
  const own = new Float64Array(levels.length);
  const cross = new Float64Array(levels.length * stride);
  for (let row = 0, at = 0; row < design.rows; row++, at += width) {
    const p = reduced.fitted[row] ?? 0;
    const weight = (design.deals[row] ?? 0) * p * (1 - p);
    if (weight === 0) continue;
    const level = codes[row] ?? 0;
    own[level] = (own[level] ?? 0) + weight;
    const line = level * stride;
    cross[line] = (cross[line] ?? 0) + weight;
    for (let i = at; i < at + width; i++) {
      const cell = line + (index[i] ?? 0);
      cross[cell] = (cross[cell] ?? 0) + weight;
    }
  }
  return { own, cross, index, width };
}
