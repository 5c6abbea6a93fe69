/**
 * Where rows begin to differ from the one before. In sorted rows most share all but their last columns with the row
 * before, and what is summed over such rows need be added to the columns they share only once.
 */
export interface RowOrder {
  /** Per row: the first factor whose column is not that of the row before; the number of factors when all are. */
  from: Uint16Array;
  /** Per factor: the least column of those after it; `size` + 1 for the last. */
  after: Int32Array;
}

/**
 * @param index rows × width column indexes; `size` stands for "no column"
 * @returns null where rows come in no order that would save additions
 */
export function rowOrder(index: Int32Array, width: number, size: number): RowOrder | null {
  if (width < 2) return null;
  const rows = index.length / width;
  const from = new Uint16Array(rows);
  const least = new Int32Array(width).fill(size);
  for (let row = 0, at = 0; row < rows; row++, at += width) {
    let factor = 0;
    if (row > 0) {
      while (factor < width && index[at + factor] === index[at + factor - width]) factor++;
    }
    from[row] = factor;
    for (let i = factor; i < width; i++) {
      const column = index[at + i] ?? size;
      if (column < (least[i] ?? 0)) least[i] = column;
    }
  }
  const after = new Int32Array(width);
  let lowest = size + 1;
  for (let factor = width - 1; factor >= 0; factor--) {
    after[factor] = lowest;
    lowest = Math.min(lowest, least[factor] ?? size);
  }
  return isWorthIt(from, after, size) ? { from, after } : null;
}

/** Whether sums made by shared columns take fewer additions than those of each row's pairs of columns. */
function isWorthIt(from: Uint16Array, after: Int32Array, size: number): boolean {
  const width = after.length;
  // What it costs to pass on the sums of a factor and all after it.
  const cost = new Float64Array(width + 1);
  for (let factor = width - 1; factor >= 0; factor--) {
    cost[factor] = (cost[factor + 1] ?? 0) + 3 + 2 * (size + 1 - (after[factor] ?? 0));
  }
  let additions = 0;
  for (let row = 0; row < from.length; row++) additions += cost[from[row] ?? 0] ?? 0;
  return additions < (from.length * (width + 1) * (width + 2)) / 2;
}
