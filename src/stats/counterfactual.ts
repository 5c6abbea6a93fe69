import type { GroupedDesign } from './design.ts';
import type { LogisticFit } from './logistic.ts';
import { columnIndex } from './oneHot.ts';

/**
 * Answers, for one field of a fit: what would the mean predicted rate be had every deal this level, and how does it
 * move with each coefficient? The exponential of everything but the field is taken once per row, so that a level
 * costs a division a row.
 * @param others the design collapsed to the fit's other factors, in the fit's order
 * @param position of the field in fit.factors
 * @returns a function of the level's code; null where that rate can't be told
 */
export function counterfactual(
  others: GroupedDesign,
  fit: LogisticFit,
  position: number,
): (code: number) => { rate: number; slope: Float64Array } | null {
  const size = fit.parameters;
  const width = others.factors.length;
  const drop = <T>(list: readonly T[]): T[] => list.filter((_, i) => i !== position);
  const index = columnIndex(others, { ...fit.columns, of: drop(fit.columns.of) });
  const coefficients = flatCoefficients(fit);

  // Rows whose other levels already decide the limit keep it whatever the field's level.
  const limits = limitsOf(others, fit, position);
  const odds = new Float64Array(others.rows);
  let decided = 0;
  for (let row = 0, at = 0; row < others.rows; row++, at += width) {
    const limit = limits[row] ?? -1;
    if (limit >= 0) {
      decided += limit * (others.deals[row] ?? 0);
      continue;
    }
    let eta = fit.intercept;
    for (let i = at; i < at + width; i++) eta += coefficients[index[i] ?? 0] ?? 0;
    odds[row] = Math.exp(eta);
  }
  const isIdentified = identifiedLevels(others, fit, position, limits);

  return (code) => {
    if (!fit.converged || !isIdentified(code)) return null;
    const column = fit.columns.of[position]?.[code] ?? size;
    const factor = Math.exp(coefficients[column] ?? 0);
    const slope = new Float64Array(size + 1);
    let expected = decided;
    let total = 0;
    for (let row = 0, at = 0; row < others.rows; row++, at += width) {
      const here = (odds[row] ?? 0) * factor;
      if (here === 0) continue;
      const p = here / (1 + here);
      const n = others.deals[row] ?? 0;
      expected += n * p;
      const weight = n * p * (1 - p);
      total += weight;
      for (let i = at; i < at + width; i++) {
        const c = index[i] ?? 0;
        slope[c] = (slope[c] ?? 0) + weight;
      }
    }
    slope[0] = total;
    slope[column] = total;
    return { rate: expected / fit.deals, slope: slope.subarray(0, size).map((s) => s / fit.deals) };
  };
}

/** Coefficients by column, with a 0 behind the last for levels without one. */
function flatCoefficients(fit: LogisticFit): Float64Array {
  const flat = new Float64Array(fit.parameters + 1);
  fit.columns.of.forEach((of, factor) =>
    of.forEach((column, level) => {
      if (column < fit.parameters) flat[column] = fit.coefficients[factor]?.[level] ?? 0;
    }),
  );
  return flat;
}

/** Per row: the limit its other levels force (that of the earliest round counts), else −1. */
function limitsOf(others: GroupedDesign, fit: LogisticFit, position: number): Int8Array {
  const limits = new Int8Array(others.rows).fill(-1);
  // From the last round to the first, so that the earliest one has the last word.
  for (const level of [...fit.separated].sort((a, b) => b.round - a.round)) {
    const at = fit.factors.indexOf(level.factorIndex);
    // A penalised fit lists them too, but has coefficients for them.
    if (at === position || fit.coefficients[at]?.[level.levelIndex] !== null) continue;
    const codes = others.factors[at > position ? at - 1 : at]?.codes ?? [];
    for (let row = 0; row < others.rows; row++) {
      if (codes[row] === level.levelIndex) limits[row] = level.limit;
    }
  }
  return limits;
}

/**
 * A level's rate needs a prediction for every undecided row with that level. It is known unless a row has a level that
 * was in no fitted row, or the row so changed breaks a combination of columns that was 0 on all fitted rows.
 */
function identifiedLevels(
  others: GroupedDesign,
  fit: LogisticFit,
  position: number,
  limits: Int8Array,
): (code: number) => boolean {
  const present = fit.columns.present.filter((_, i) => i !== position);
  const withGaps = others.factors.filter((_, i) => present[i]?.includes(false));
  const ranges = fit.columns.nulls.map(() => ({ least: Infinity, most: -Infinity }));
  const free: number[] = [];
  if (withGaps.length > 0 || ranges.length > 0) {
    for (let row = 0; row < others.rows; row++) {
      if (limits[row] === -1 && others.deals[row] !== 0) free.push(row);
    }
  }
  const known = withGaps.every((factor) => {
    const seen = present[others.factors.indexOf(factor)];
    return free.every((row) => seen?.[factor.codes[row] ?? 0]);
  });
  fit.columns.nulls.forEach(({ intercept, levels }, n) => {
    const shares = levels.filter((_, i) => i !== position);
    const range = ranges[n];
    if (range === undefined) return;
    for (const row of free) {
      let value = intercept;
      others.factors.forEach(({ codes }, i) => (value += shares[i]?.[codes[row] ?? 0] ?? 0));
      range.least = Math.min(range.least, value);
      range.most = Math.max(range.most, value);
    }
  });
  return (code) =>
    known &&
    fit.columns.present[position]?.[code] === true &&
    fit.columns.nulls.every(({ levels }, n) => {
      const own = levels[position]?.[code] ?? 0;
      const range = ranges[n];
      if (range === undefined || range.least > range.most) return true;
      return Math.abs(range.least + own) < 1e-6 && Math.abs(range.most + own) < 1e-6;
    });
}
