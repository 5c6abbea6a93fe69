import type { RowOrder } from './rowOrder.ts';

/** The columns of rows. */
export interface IndexedRows {
  /** rows × width column indexes; `size` stands for "no column". */
  index: Int32Array;
  width: number;
  /** Columns, intercept included. */
  size: number;
  /** Of the same index, where it saves additions. */
  order?: RowOrder | null;
}

/**
 * Σ value·x over rows, by column: each row's value added to each of its columns. Where rows are in order, sums over
 * rows that share columns are passed on only where these change.
 * @returns size + 1 sums, the intercept's first; that of the slot behind the last column means nothing
 */
export function columnSums(
  { index, width, size, order }: IndexedRows,
  values: Float64Array,
): Float64Array {
  if (order) return orderedSums(index, order, values, size);
  const sums = new Float64Array(size + 1);
  for (let row = 0, at = 0; row < values.length; row++, at += width) {
    const value = values[row] ?? 0;
    sums[0] = (sums[0] ?? 0) + value;
    for (let i = at; i < at + width; i++) {
      const column = index[i] ?? 0;
      sums[column] = (sums[column] ?? 0) + value;
    }
  }
  return sums;
}

function orderedSums(
  index: Int32Array,
  { from, after }: RowOrder,
  values: Float64Array,
  size: number,
): Float64Array {
  const width = after.length;
  const last = width - 1;
  const sums = new Float64Array(size + 1);
  // What each factor's present column has been given and not passed on yet.
  const open = new Float64Array(width);
  const column = new Int32Array(width).fill(size);
  const passOn = (first: number): void => {
    for (let i = last; i >= first; i--) {
      const sum = open[i] ?? 0;
      const own = column[i] ?? size;
      sums[own] = (sums[own] ?? 0) + sum;
      if (i > 0) open[i - 1] = (open[i - 1] ?? 0) + sum;
      else sums[0] = (sums[0] ?? 0) + sum;
      open[i] = 0;
    }
  };
  for (let row = 0, at = 0; row < values.length; row++, at += width) {
    const first = from[row] ?? 0;
    passOn(first);
    for (let i = first; i < width; i++) column[i] = index[at + i] ?? size;
    open[last] = (open[last] ?? 0) + (values[row] ?? 0);
  }
  passOn(0);
  return sums;
}
