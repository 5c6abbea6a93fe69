import { cholesky, choleskyInverse } from '../cholesky.ts';
import type { LogisticFit } from '../logistic.ts';
import { addCrossProduct, columnIndex, withoutSlot } from '../oneHot.ts';
import type { SegmentRows } from './segmentRows.ts';
import { LANES } from './slotSums.ts';
import type { SegmentTables } from './segmentTables.ts';

/** The main-effects model as the search needs it. */
export interface SegmentModel {
  /** Columns, intercept included. */
  size: number;
  /** Per factor, per level: its column, or `size` for none. */
  columns: readonly Int32Array[];
  /** X'WX's lower root, and its inverse. */
  root: Float64Array;
  inverse: Float64Array;
  /** Per column: its slot's place in the tables, and how many slots in a row belong to it. */
  slots: readonly { first: number; count: number }[];
}

/** @returns null when the columns can't be told apart at these rates */
export function segmentModel(
  rows: SegmentRows,
  { columns }: LogisticFit,
  tables: SegmentTables,
): SegmentModel | null {
  const { size } = columns;
  const index = columnIndex(rows, columns);
  const width = rows.factors.length;
  const gram = new Float64Array((size + 1) ** 2);
  addCrossProduct(index, width, rows.weights, size, gram);
  const root = cholesky(withoutSlot(gram, size), size);
  if (root === null) return null;
  const parts = (factor: number): number => (tables.searched.includes(factor) ? tables.times : 1);
  // The intercept is the sum of any factor's levels.
  const levels = rows.factors[0]?.levels.length ?? 0;
  const slots = [{ first: tables.margins[0] ?? 0, count: levels * parts(0) }];
  columns.of.forEach((of, factor) => {
    of.forEach((column, level) => {
      if (column >= size) return;
      const first = (tables.margins[factor] ?? 0) + level * parts(factor);
      slots[column] = { first, count: parts(factor) };
    });
  });
  return { size, columns: columns.of, root, inverse: choleskyInverse(root, size), slots };
}

/** X'v from the sums of v: columns × LANES. */
export function columnSums(model: SegmentModel, sums: Float64Array, into: Float64Array): void {
  for (let column = 0; column < model.size; column++) {
    const { first, count } = model.slots[column] ?? { first: 0, count: 0 };
    for (let lane = 0; lane < LANES; lane++) {
      let sum = 0;
      for (let slot = first; slot < first + count; slot++) sum += sums[slot * LANES + lane] ?? 0;
      into[column * LANES + lane] = sum;
    }
  }
}

/** (X'WX)⁻¹·v for all lanes. */
export function solveLanes(
  { size, inverse }: SegmentModel,
  from: Float64Array,
  into: Float64Array,
): void {
  into.fill(0);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const factor = inverse[i * size + j] ?? 0;
      for (let lane = 0; lane < LANES; lane++) {
        const at = i * LANES + lane;
        into[at] = (into[at] ?? 0) + factor * (from[j * LANES + lane] ?? 0);
      }
    }
  }
}
