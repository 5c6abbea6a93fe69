import { expect, test } from 'vitest';
import { chooseComparison, type Comparison } from '../../src/analysis/comparison.ts';
import type { AnalysisPort } from '../../src/analysis/port.ts';
import { findSensitivity } from '../../src/analysis/sensitivity.ts';
import { defaultComparison, type ComparisonChoice } from '../../src/domain/comparisonChoice.ts';
import { sql } from '../../src/sql/sql.ts';
import { newcombe } from '../../src/stats/newcombe.ts';
import { wholeHorizon } from '../support/wholeHorizon.ts';

/** Both sides on the other clock, as counted from the deals. */
const sums = { amount: 0, won_amount: 0, squares: 0, won_squares: 0, largest: 0 };
const other = [
  { place: 0, won: 200, lost: 300, ...sums },
  { place: 1, won: 150, lost: 300, ...sums },
];
const port: AnalysisPort = {
  rows: <Row>() => Promise.resolve(other as unknown as Row[]),
  columns: () => Promise.reject(new Error('Nothing asks for columns.')),
  keep: () => Promise.resolve(),
  breathe: () => Promise.resolve(),
};
const counts = { before: { deals: 500, won: 220 }, after: { deals: 480, won: 180 } };

function compared(choice: Partial<ComparisonChoice>): Comparison {
  const found = chooseComparison(wholeHorizon, 'closed', { ...defaultComparison, ...choice });
  if (typeof found === 'string') throw new Error(found);
  return found;
}
const lookedAt = (comparison: Comparison, otherClock: 'created' | 'closed' | null = null) =>
  findSensitivity(
    port,
    wholeHorizon,
    comparison,
    counts,
    {
      designEffect: 1.5,
      byValue: false,
      otherClock,
      bulk: [{ date: '2024-09-30', quarter: '2024-07-01', won: 0, lost: 80, share: 0.3 }],
    },
    { cells: sql`TRUE`, deals: sql`TRUE` },
  );

test('SENSITIVITY-1 a day of bulk closing is taken out of closed deals by count, and of nothing else', async () => {
  const [bulk] = await lookedAt(compared({}));
  expect(bulk?.what).toMatch(/^without 2024-09-30/);
  expect(bulk?.change).toEqual(newcombe(counts.before, { deals: 400, won: 180 }, 1.5));
  for (const choice of [{ clock: 'created' as const }, { measure: 'value' as const }]) {
    const found = await lookedAt(compared(choice));
    expect(found.filter(({ what }) => what.startsWith('without'))).toEqual([]);
  }
});

test('SENSITIVITY-2 beside a change by value stands that by count, as wide as its deals are alike', async () => {
  expect(await lookedAt(compared({ measure: 'value' }))).toEqual([
    { what: 'by count', change: newcombe(counts.before, counts.after, 1.5) },
  ]);
});

test('SENSITIVITY-3 the other clock says nothing of days that are masked on it', async () => {
  const before = { from: '2023-10-01', to: '2023-10-31' };
  // What was created in October is not decided yet; what closed in it is.
  for (const [after, isTold] of [
    [{ from: '2024-05-01', to: '2024-05-31' }, true],
    [{ from: '2024-10-01', to: '2024-10-31' }, false],
  ] as const)
    for (const periods of [
      { before, after },
      { before: after, after: before },
    ]) {
      const [created] = await lookedAt(compared({ periods }), 'created');
      expect(created?.what).toBe('by created date');
      expect(created?.change !== null).toBe(isTold);
    }
});
