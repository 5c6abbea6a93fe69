import { collapse } from '../collapse.ts';
import type { Factor, GroupedDesign } from '../design.ts';
import type { LogisticFit } from '../logistic.ts';

/** A design as the search sees it: no two rows alike, none without deals, in the order of their codes. */
export interface SegmentRows extends GroupedDesign {
  /** The rate that the main effects predict for a row. */
  rates: Float64Array;
  /** Variance of a row's wins under that rate: deals · rate · (1 − rate). */
  weights: Float64Array;
}

/**
 * Merges rows of the same levels and sorts what is left, so that neither the order of rows nor the way deals are
 * spread over them changes a digit of what is found, drawn numbers included.
 * Yields in between.
 * @param fit of all the design's factors
 */
export function* segmentRows(
  design: GroupedDesign,
  fit: LogisticFit,
): Generator<void, SegmentRows> {
  const { design: merged, rowOf } = collapse(
    design,
    design.factors.map((_, index) => index),
  );
  const predicted = new Float64Array(merged.rows);
  for (let row = 0; row < design.rows; row++) predicted[rowOf[row] ?? 0] = fit.fitted[row] ?? 0;
  yield;
  const order = inOrderOfCodes(merged).filter((row) => (merged.deals[row] ?? 0) > 0);
  yield;
  const rates = gathered(predicted, order);
  const deals = gathered(merged.deals, order);
  return {
    rows: order.length,
    deals,
    won: gathered(merged.won, order),
    factors: merged.factors.map((factor) => ({ ...factor, codes: gatheredCodes(factor, order) })),
    rates,
    weights: rates.map((rate, row) => (deals[row] ?? 0) * rate * (1 - rate)),
  };
}

/** Sorts by counting, last factor first: each pass keeps the order of the one before. */
function inOrderOfCodes({ rows, factors }: GroupedDesign): Int32Array {
  let order = new Int32Array(rows);
  for (let row = 0; row < rows; row++) order[row] = row;
  for (const { codes, levels } of factors.toReversed()) {
    const next = new Int32Array(levels.length + 1);
    for (let row = 0; row < rows; row++) {
      const above = (codes[row] ?? 0) + 1;
      next[above] = (next[above] ?? 0) + 1;
    }
    for (let code = 1; code < next.length; code++)
      next[code] = (next[code] ?? 0) + (next[code - 1] ?? 0);
    const sorted = new Int32Array(rows);
    for (const row of order) {
      const code = codes[row] ?? 0;
      const place = next[code] ?? 0;
      sorted[place] = row;
      next[code] = place + 1;
    }
    order = sorted;
  }
  return order;
}

function gathered(values: Float64Array, order: Int32Array): Float64Array {
  const result = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) result[i] = values[order[i] ?? 0] ?? 0;
  return result;
}

function gatheredCodes({ codes }: Factor, order: Int32Array): Int32Array {
  const result = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) result[i] = codes[order[i] ?? 0] ?? 0;
  return result;
}
