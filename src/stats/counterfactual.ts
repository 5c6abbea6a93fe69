import { comparable, type Comparable } from './comparable.ts';
import type { GroupedDesign } from './design.ts';
import { isFirth } from './firth.ts';
import type { LogisticFit } from './logistic.ts';
import { columnSums } from './columnSums.ts';
import { columnIndex } from './oneHot.ts';
import { rowOrder } from './rowOrder.ts';

/** The mean predicted rate had every deal a level, and its slope in the coefficients. */
export interface Counterfactual {
  rate: number;
  slope: Float64Array;
}

/**
 * Answers, for one field of a fit: what would the mean predicted rate be had every deal this level, and how does it
 * move with each coefficient? The exponential of everything but the field is taken once per row, so that a level
 * costs a division a row.
 * @param others the design collapsed to the fit's other factors, in the fit's order
 * @param position of the field in fit.factors
 * @returns `rate`, a function of the level's code, null where that rate can't be told; and where other fields tell
 *   partly the same, on which deals the levels can be compared: rates are then means over these only
 */
export function counterfactual(
  others: GroupedDesign,
  fit: LogisticFit,
  position: number,
): { rate: (code: number) => Counterfactual | null; classes: Comparable | null } {
  const size = fit.parameters;
  const width = others.factors.length;
  const drop = <T>(list: readonly T[]): T[] => list.filter((_, i) => i !== position);
  const index = columnIndex(others, { ...fit.columns, of: drop(fit.columns.of) });
  const rows = { index, width, size, order: rowOrder(index, width, size) };
  const coefficients = flatCoefficients(fit);

  // Rows whose other levels already decide the limit keep it whatever the field's level.
  const limits = limitsOf(others, fit, position);
  const classes = comparable(others, fit, position, limits);
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
  const known = fit.converged && seenEverywhere(others, fit, position, limits);
  // One list for all levels: a new one each would be hundreds of megabytes of garbage.
  const weights = new Float64Array(others.rows);

  const rate = (code: number): Counterfactual | null => {
    if (!known || fit.columns.present[position]?.[code] !== true) return null;
    const own = classes?.levelClass[code];
    if (own === -1) return null;
    const column = fit.columns.of[position]?.[code] ?? size;
    const factor = Math.exp(coefficients[column] ?? 0);
    const { deals, expected } =
      classes && own !== undefined
        ? expectedWithin(others.deals, odds, factor, weights, classes.rowClass, own)
        : {
            deals: fit.deals,
            expected: expectedOfAll(others.deals, odds, factor, weights, decided),
          };
    if (deals === 0) return null;
    const slope = columnSums(rows, weights);
    slope[column] = slope[0] ?? 0;
    return { rate: expected / deals, slope: slope.subarray(0, size).map((s) => s / deals) };
  };
  return { rate, classes };
}

/**
 * Wins to expect had all rows odds larger by a factor, their weights n·p(1 − p) beside; the bare loop that most of the work
 * is.
 * @param wins those of rows that are decided whatever the level, whose odds are 0
 */
function expectedOfAll(
  deals: Float64Array,
  odds: Float64Array,
  factor: number,
  weights: Float64Array,
  wins: number,
): number {
  let expected = wins;
  for (let row = 0; row < odds.length; row++) {
    const here = (odds[row] ?? 0) * factor;
    const n = deals[row] ?? 0;
    const p = here / (1 + here);
    expected += n * p;
    weights[row] = n * p * (1 - p);
  }
  return expected;
}

/** The same among the rows of one class, with their deals. */
function expectedWithin(
  deals: Float64Array,
  odds: Float64Array,
  factor: number,
  weights: Float64Array,
  rowClass: Int32Array,
  own: number,
): { deals: number; expected: number } {
  let all = 0;
  let expected = 0;
  for (let row = 0; row < odds.length; row++) {
    const here = (odds[row] ?? 0) * factor;
    weights[row] = 0;
    if (here === 0 || rowClass[row] !== own) continue;
    const n = deals[row] ?? 0;
    const p = here / (1 + here);
    all += n;
    expected += n * p;
    weights[row] = n * p * (1 - p);
  }
  return { deals: all, expected };
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
  // A penalised fit lists separated levels too, but sets none aside.
  if (isFirth(fit)) return limits;
  // From the last round to the first, so that the earliest one has the last word.
  for (const level of [...fit.separated].sort((a, b) => b.round - a.round)) {
    const at = fit.factors.indexOf(level.factorIndex);
    if (at === position) continue;
    const codes = others.factors[at > position ? at - 1 : at]?.codes ?? [];
    for (let row = 0; row < others.rows; row++) {
      if (codes[row] === level.levelIndex) limits[row] = level.limit;
    }
  }
  return limits;
}

/** Whether every undecided row has only levels that were in a fitted row too. */
function seenEverywhere(
  others: GroupedDesign,
  fit: LogisticFit,
  position: number,
  limits: Int8Array,
): boolean {
  const present = fit.columns.present.filter((_, i) => i !== position);
  return others.factors.every((factor, i) => {
    const seen = present[i];
    if (!seen?.includes(false)) return true;
    for (let row = 0; row < others.rows; row++) {
      if (limits[row] !== -1 || others.deals[row] === 0) continue;
      if (!seen[factor.codes[row] ?? 0]) return false;
    }
    return true;
  });
}
