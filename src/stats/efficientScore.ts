import { cholesky, choleskySolve } from './cholesky.ts';
import type { GroupedDesign } from './design.ts';
import { independentColumns } from './independentColumns.ts';
import type { LogisticFit } from './logistic.ts';
import { columnIndex } from './oneHot.ts';

/**
 * Rao's statistic of a field against a model without it: U'·I⁻·U, with U the residuals won − deals·p₀ summed by level
 * and I the information of field and model together. The field's own block of I is diagonal (a deal has one level), so
 * it is absorbed: what is left to solve has the size of the model without the field, however many levels there are.
 * @param reduced the fit without the factor; rows it predicts as exactly 0 or 1 carry no information
 * @returns df counts the levels that tell something of their own; 0 when none does
 * @see Rao 1948; Cox & Hinkley 1974, 9.3
 */
export function efficientScore(
  design: GroupedDesign,
  reduced: LogisticFit,
  factor: number,
): { chiSquare: number; df: number } {
  const { residual, own, cross } = sumsByLevel(design, reduced, factor);
  const size = reduced.parameters;

  // Absorb the field: subtract from the model's information what the levels already tell.
  const rest = reduced.information.slice();
  const pull = new Float64Array(size);
  let chiSquare = 0;
  let levels = 0;
  own.forEach((weight, level) => {
    if (weight <= 0) return;
    levels++;
    const score = residual[level] ?? 0;
    chiSquare += score ** 2 / weight;
    const line = cross.subarray(level * (size + 1), level * (size + 1) + size);
    line.forEach((a, i) => {
      if (a === 0) return;
      pull[i] = (pull[i] ?? 0) + (a * score) / weight;
      for (let j = 0; j <= i; j++) {
        rest[i * size + j] = (rest[i * size + j] ?? 0) - (a * (line[j] ?? 0)) / weight;
      }
    });
  });
  const diagonal = Float64Array.from(pull, (_, i) => reduced.information[i * size + i] ?? 0);
  const { kept } = independentColumns(rest, size, 1e-9, diagonal);
  const df = levels + kept.length - size;

  const inner = new Float64Array(kept.length ** 2);
  kept.forEach((i, row) =>
    kept.forEach((j, column) => {
      if (column <= row) inner[row * kept.length + column] = rest[i * size + j] ?? 0;
    }),
  );
  const root = cholesky(inner, kept.length);
  if (root === null || df < 1) return { chiSquare: 0, df: 0 };
  const right = kept.map((i) => pull[i] ?? 0);
  choleskySolve(root, kept.length, right).forEach((x, i) => (chiSquare += x * (right[i] ?? 0)));
  return { chiSquare: Math.max(0, chiSquare), df };
}

/** Per level of the field: residual, information, and information shared with each column of the model. */
function sumsByLevel(design: GroupedDesign, reduced: LogisticFit, factor: number) {
  const { levels = [], codes = new Int32Array(0) } = design.factors[factor] ?? {};
  const others = { ...design, factors: reduced.factors.flatMap((i) => design.factors[i] ?? []) };
  const index = columnIndex(others, reduced.columns);
  const width = others.factors.length;
  const stride = reduced.parameters + 1;
  const residual = new Float64Array(levels.length);
  const own = new Float64Array(levels.length);
  const cross = new Float64Array(levels.length * stride);
  for (let row = 0, at = 0; row < design.rows; row++, at += width) {
    const p = reduced.fitted[row] ?? 0;
    const n = design.deals[row] ?? 0;
    const weight = n * p * (1 - p);
    if (weight === 0) continue;
    const level = codes[row] ?? 0;
    residual[level] = (residual[level] ?? 0) + (design.won[row] ?? 0) - n * p;
    own[level] = (own[level] ?? 0) + weight;
    const line = level * stride;
    cross[line] = (cross[line] ?? 0) + weight;
    for (let i = at; i < at + width; i++) {
      const cell = line + (index[i] ?? 0);
      cross[cell] = (cross[cell] ?? 0) + weight;
    }
  }
  return { residual, own, cross };
}
