import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnSums } from '../../src/stats/columnSums.ts';
import type { GroupedDesign } from '../../src/stats/design.ts';
import { inOrder } from '../../src/stats/inOrder.ts';
import { addCrossProduct, layOutRows, withoutSlot } from '../../src/stats/oneHot.ts';
import { addOrderedCrossProduct } from '../../src/stats/orderedCrossProduct.ts';
import { rowOrder } from '../../src/stats/rowOrder.ts';
import { expectClose } from './close.ts';

const SIZES = [3, 2, 4, 3];

const cell = fc.record({
  codes: fc.tuple(...SIZES.map((size) => fc.nat({ max: size - 1 }))),
  deals: fc.nat({ max: 9 }),
});

const designOf = (cells: readonly { codes: number[]; deals: number }[]): GroupedDesign => ({
  rows: cells.length,
  deals: Float64Array.from(cells, ({ deals }) => deals),
  won: new Float64Array(cells.length),
  factors: SIZES.map((size, i) => ({
    name: `f${i}`,
    levels: Array.from({ length: size }, (_, level) => `${level}`),
    codes: Int32Array.from(cells, ({ codes }) => codes[i] ?? 0),
  })),
});

/** The order as it is, though it may save nothing. */
function orderOf(index: Int32Array, width: number, size: number) {
  const many = Int32Array.from({ length: 60 * index.length }, (_, i) => index[i % width] ?? 0);
  many.set(index);
  const order = rowOrder(many, width, size);
  return order && { ...order, from: order.from.slice(0, index.length / width) };
}

test('STATS-ROWS-1 sums by shared columns are those of each row by itself, in whatever order rows come', () => {
  let told = 0;
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 80 }), fc.boolean(), (cells, sorted) => {
      const design = sorted ? inOrder(designOf(cells)) : designOf(cells);
      const { columns, index } = layOutRows(design, true);
      const { size } = columns;
      const width = SIZES.length;
      const order = orderOf(index, width, size);
      if (!order) return;
      told++;
      const plain = new Float64Array((size + 1) ** 2);
      const ordered = new Float64Array((size + 1) ** 2);
      addCrossProduct(index, width, design.deals, size, plain);
      addOrderedCrossProduct(index, order, design.deals, size, ordered);
      expect(withoutSlot(ordered, size)).toEqual(withoutSlot(plain, size));
      const rows = { index, width, size };
      const sums = columnSums(rows, design.deals).slice(0, size);
      expect(columnSums({ ...rows, order }, design.deals).slice(0, size)).toEqual(sums);
    }),
    { seed: 5, numRuns: 300 },
  );
  expect(told).toBeGreaterThan(200);
});

test('STATS-ROWS-2 sorted rows are known for it, and rows that share nothing too', () => {
  const all = Array.from({ length: 72 }, (_, i) => ({
    codes: [Math.floor(i / 24), Math.floor(i / 12) % 2, Math.floor(i / 3) % 4, i % 3],
    deals: 1,
  }));
  const { order } = layOutRows(designOf(all));
  expect([...(order?.from.slice(0, 5) ?? [])]).toEqual([0, 3, 3, 2, 3]);
  const mixed = all.map((_, i) => all[(i * 29) % 72] ?? { codes: [], deals: 0 });
  expect(layOutRows(designOf(mixed)).order).toBeNull();
  expectClose(order?.after.at(-1), 1 + layOutRows(designOf(all)).columns.size);
});
