import type { Factor, GroupedDesign } from './design.ts';
import { independentColumns } from './independentColumns.ts';
import { addOrderedCrossProduct } from './orderedCrossProduct.ts';
import { rowOrder, type RowOrder } from './rowOrder.ts';

/**
 * Where a model's parameters are: column 0 is the intercept, then each factor's levels but its first (treatment
 * coding). Levels without a column of their own (the reference, absent ones, aliased ones) point at one slot behind
 * the last column, whose coefficient is 0, so that inner loops need no branch.
 */
export interface Columns {
  /** Columns, intercept included; also the index of the slot behind them. */
  size: number;
  /** Per factor, per level: its column, or `size`. */
  of: readonly Int32Array[];
  /** Per factor: the level that stands for 0; −1 when no level has deals. */
  reference: readonly number[];
  /** Per factor, per level: whether it has deals in the rows that are fitted. */
  present: readonly boolean[][];
  /** Combinations that are zero on every fitted row: intercept, and per factor per level. Empty unless aliased. */
  nulls: readonly { intercept: number; levels: readonly Float64Array[] }[];
}

/** The column of each of a row's levels, row after row: rows × factors. */
export function columnIndex(design: GroupedDesign, columns: Columns): Int32Array {
  const width = design.factors.length;
  const index = new Int32Array(design.rows * width);
  design.factors.forEach(({ codes }, factor) => {
    const of = columns.of[factor] ?? new Int32Array(0);
    fillColumn(index, factor, width, codes, of, columns.size);
  });
  return index;
}

function fillColumn(
  index: Int32Array,
  factor: number,
  width: number,
  codes: Factor['codes'],
  of: Int32Array,
  none: number,
): void {
  for (let row = 0, at = factor; row < codes.length; row++, at += width) {
    index[at] = of[codes[row] ?? 0] ?? none;
  }
}

/** Columns, and where they are in the rows. */
export interface Layout {
  columns: Columns;
  /** See `columnIndex`. */
  index: Int32Array;
  order: RowOrder | null;
}

/** Lays out the columns of a design and drops the aliased ones, later before earlier, as R does. */
export function layOutRows(design: GroupedDesign, independent = false): Layout {
  const present = design.factors.map(({ codes, levels }) => presence(design, codes, levels.length));
  const reference = present.map((seen) => seen.indexOf(true));
  const all = number(present, reference, () => true);
  const index = columnIndex(design, all);
  const width = design.factors.length;
  const order = rowOrder(index, width, all.size);
  const whole = { columns: all, index, order };
  if (independent) return whole;
  const gram = new Float64Array((all.size + 1) ** 2);
  if (order) addOrderedCrossProduct(index, order, design.deals, all.size, gram);
  else addCrossProduct(index, width, design.deals, all.size, gram);
  const { kept, nulls } = independentColumns(withoutSlot(gram, all.size), all.size);
  if (nulls.length === 0) return whole;
  const keep = new Set(kept);
  const columns = {
    ...number(present, reference, (column) => keep.has(column)),
    nulls: nulls.map((combination) => ({
      intercept: combination[0] ?? 0,
      levels: all.of.map((of) => Float64Array.from(of, (column) => combination[column] ?? 0)),
    })),
  };
  const own = columnIndex(design, columns);
  return { columns, index: own, order: rowOrder(own, width, columns.size) };
}

/** The columns alone. */
export const layOut = (design: GroupedDesign): Columns => layOutRows(design).columns;

function presence({ deals }: GroupedDesign, codes: Factor['codes'], levels: number): boolean[] {
  const sums = new Float64Array(levels);
  for (let row = 0; row < deals.length; row++) {
    const code = codes[row] ?? 0;
    sums[code] = (sums[code] ?? 0) + (deals[row] ?? 0);
  }
  return Array.from(sums, (sum) => sum > 0);
}

/** Gives each present level but the reference a column, in order; `keep` is asked with the number before dropping. */
function number(
  present: readonly boolean[][],
  reference: readonly number[],
  keep: (column: number) => boolean,
): Columns {
  let before = 1;
  let size = 1;
  const of = present.map((seen, factor) =>
    Int32Array.from(seen, (here, level) =>
      here && level !== reference[factor] && keep(before++) ? size++ : -1,
    ),
  );
  return {
    size,
    of: of.map((levels) => levels.map((column) => (column < 0 ? size : column))),
    reference,
    present,
    nulls: [],
  };
}

/**
 * Adds Σ weight·x·xᵀ over rows to the lower triangle of a (size + 1)² matrix, touching only the columns a row has:
 * (factors + 1)·(factors + 2)/2 additions a row, however many levels there are.
 */
export function addCrossProduct(
  index: Int32Array,
  width: number,
  weights: Float64Array,
  size: number,
  into: Float64Array,
): void {
  const stride = size + 1;
  for (let row = 0, at = 0; row < weights.length; row++, at += width) {
    const weight = weights[row] ?? 0;
    if (weight === 0) continue;
    into[0] = (into[0] ?? 0) + weight;
    for (let i = 0; i < width; i++) {
      const line = (index[at + i] ?? 0) * stride;
      into[line] = (into[line] ?? 0) + weight;
      for (let j = 0; j <= i; j++) {
        const cell = line + (index[at + j] ?? 0);
        into[cell] = (into[cell] ?? 0) + weight;
      }
    }
  }
}

/** The size × size matrix inside a (size + 1)² one, without the slot's row and column. */
export function withoutSlot(matrix: Float64Array, size: number): Float64Array {
  const inner = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    inner.set(matrix.subarray(row * (size + 1), row * (size + 1) + size), row * size);
  }
  return inner;
}
