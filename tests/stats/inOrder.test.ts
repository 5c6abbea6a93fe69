import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GroupedDesign } from '../../src/stats/design.ts';
import { inOrder } from '../../src/stats/inOrder.ts';

const row = fc.record({ a: fc.nat({ max: 2 }), b: fc.nat({ max: 3 }), won: fc.nat({ max: 5 }) });

/** Levels nobody has: with so many combinations possible, rows are sorted; with few they have places in a table. */
const unused = (count: number): string[] => Array.from({ length: count }, (_, i) => `unused ${i}`);

const designOf = (
  rows: readonly { a: number; b: number; won: number }[],
  more: number,
): GroupedDesign => ({
  rows: rows.length,
  deals: Float64Array.from(rows, ({ won }) => won + 1),
  won: Float64Array.from(rows, ({ won }) => won),
  factors: [
    {
      name: 'a',
      levels: ['x', 'y', 'z', ...unused(more)],
      codes: Int32Array.from(rows, ({ a }) => a),
    },
    {
      name: 'b',
      levels: ['1', '2', '3', '4', ...unused(more)],
      codes: Int32Array.from(rows, ({ b }) => b),
    },
  ],
});

test('STATS-ORDER-1 however the rows come or are split, the design is the same: sorted, each combination once, nothing lost', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), fc.nat(), fc.boolean(), (rows, turn, sorts) => {
      const more = sorts ? 100 : 0;
      const design = inOrder(designOf(rows, more));
      const at = rows.length > 0 ? turn % rows.length : 0;
      const turned = inOrder(designOf([...rows.slice(at), ...rows.slice(0, at)].reverse(), more));
      expect(turned).toEqual(design);
      const keys = [...design.deals.keys()].map((i) =>
        design.factors.map(({ codes }) => codes[i] ?? 0).join(),
      );
      expect(keys).toEqual([...new Set(rows.map(({ a, b }) => `${a},${b}`))].sort());
      const sum = (of: Float64Array) => of.reduce((total, one) => total + one, 0);
      expect(sum(design.won)).toBe(rows.reduce((total, one) => total + one.won, 0));
      expect(sum(design.deals)).toBe(sum(design.won) + rows.length);
    }),
    { seed: 3, numRuns: 300 },
  );
});
