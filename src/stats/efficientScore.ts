import { cholesky, choleskySolve } from './cholesky.ts';
import type { Factor, GroupedDesign } from './design.ts';
import { independentColumns } from './independentColumns.ts';
import { levelInformation, type LevelInformation } from './levelInformation.ts';
import type { LogisticFit } from './logistic.ts';

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
 * @param information of the field's levels in that fit, when it is there already
 * @see Rao 1948; Neyman 1959; Cox & Hinkley 1974, 9.3
 */
export function efficientScore(
  design: GroupedDesign,
  reduced: LogisticFit,
  factor: number,
  { own, cross, stride }: LevelInformation = levelInformation(design, reduced, factor),
): EfficientScore {
  const size = reduced.parameters;

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

  const gaps = new Float64Array(design.rows);
  const residual = new Float64Array(own.length);
  const slope = new Float64Array(stride);
  const of = (won: Float64Array): number => {
    gapsOf(design, reduced, won, gaps);
    residual.fill(0);
    slope.fill(0);
    addByCode(design.factors[factor]?.codes, null, gaps, residual);
    reduced.factors.forEach((other, position) =>
      addByCode(design.factors[other]?.codes, reduced.columns.of[position], gaps, slope),
    );
    slope[0] = residual.reduce((sum, one) => sum + one, 0);
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

/** won − deals·p per row; 0 where the model is certain. */
function gapsOf(
  { rows, deals }: GroupedDesign,
  { fitted }: LogisticFit,
  won: Float64Array,
  into: Float64Array,
): void {
  for (let row = 0; row < rows; row++) {
    const p = fitted[row] ?? 0;
    into[row] = p === 0 || p === 1 ? 0 : (won[row] ?? 0) - (deals[row] ?? 0) * p;
  }
}

/** Adds up values by their row's code, or by the column of it. */
function addByCode(
  codes: Factor['codes'] = new Int32Array(0),
  columns: Int32Array | null | undefined,
  values: Float64Array,
  into: Float64Array,
): void {
  for (let row = 0; row < values.length; row++) {
    const code = codes[row] ?? 0;
    const at = columns ? (columns[code] ?? 0) : code;
    into[at] = (into[at] ?? 0) + (values[row] ?? 0);
  }
}
