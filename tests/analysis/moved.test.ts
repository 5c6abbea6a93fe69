import { expect, test } from 'vitest';
import { movedByCount, movedByValue } from '../../src/analysis/moved.ts';
import type { SideCounts } from '../../src/analysis/sideCounts.ts';

/** Deals of one size, 500. */
const equal = (won: number, deals: number): SideCounts => ({
  deals,
  won,
  value: {
    amount: deals * 500,
    won: won * 500,
    squares: deals * 250_000,
    wonSquares: won * 250_000,
  },
});
/** Half of them are nine times as large, won as often: they count for 61% of their number. */
const unequal = (won: number, deals: number): SideCounts => ({
  deals,
  won,
  value: { amount: deals * 5, won: won * 5, squares: deals * 41, wonSquares: won * 41 },
});
const sides = { before: equal(480, 1000), after: equal(430, 1000) };
const earlier = [equal(470, 1000), unequal(500, 1000), equal(450, 1000)];

test('MOVED-1 by value deals of one size move as they do by count, the test aside', () => {
  const count = movedByCount({ ...sides, earlier }, 1.5);
  const value = movedByValue({ ...sides, earlier }, 1.5);
  expect(value?.change.estimate).toBeCloseTo(count?.change.estimate ?? NaN, 12);
  expect(value?.change.low).toBeCloseTo(count?.change.low ?? NaN, 12);
  expect(value?.test).toBe('ratio');
  expect(value?.pValue).toBeCloseTo(count?.pValue ?? NaN, 2);
});

test('MOVED-2 the usual movement is that of independent deals, on both sides of the comparison', () => {
  for (const moved of [movedByCount, movedByValue]) {
    const [alone, clustered] = [1, 4].map((effect) => moved({ ...sides, earlier }, effect));
    expect(alone?.plainZ).toBeLessThan(-2);
    expect(clustered?.plainZ).toBeCloseTo(alone?.plainZ ?? NaN, 12);
    expect(clustered?.pValue).toBeGreaterThan(alone?.pValue ?? 1);
  }
});

test('MOVED-3 an earlier period counts for as many deals as have its variance; one without amounts not at all', () => {
  const none: SideCounts = { ...equal(0, 0), deals: 40, won: 20 };
  const found = movedByValue({ ...sides, earlier: [...earlier, none] }, 1)?.earlier;
  expect(found?.map(({ deals }) => Math.round(deals))).toEqual([1000, 610, 1000]);
  expect(found?.[1]?.won).toBeCloseTo(305, 0);
});
