import { expect, test } from 'vitest';
import { differenceTest } from '../../src/stats/differenceTest.ts';
import { rateHomogeneity } from '../../src/stats/rateHomogeneity.ts';

const levels = (...of: [deals: number, won: number][]) =>
  of.map(([deals, won]) => ({ deals, won }));

test('STATS-HOMOGENEITY-1 as R’s prop.test over all levels', () => {
  // R: prop.test(c(45, 60, 30), c(100, 110, 90), correct = FALSE)$p.value
  expect(rateHomogeneity(levels([100, 45], [110, 60], [90, 30]))).toBeCloseTo(0.0111140982587, 9);
  // R: prop.test(c(450, 380, 520, 12), c(1000, 900, 1100, 20), correct = FALSE)$p.value
  expect(rateHomogeneity(levels([1000, 450], [900, 380], [1100, 520], [20, 12]))).toBeCloseTo(
    0.0749909296036,
    9,
  );
});

test('STATS-HOMOGENEITY-2 two levels are the test of a difference, exact where they are thin', () => {
  const [a, b] = [
    { deals: 12, won: 9 },
    { deals: 9, won: 2 },
  ];
  expect(rateHomogeneity([a, b])).toBe(differenceTest(a, b)?.pValue);
});

test('STATS-HOMOGENEITY-3 thin levels count as one, and with the smallest other where that is thin, too', () => {
  const thick = levels([100, 50], [110, 72], [98, 40]);
  const joined = levels([100, 50], [110, 72], [100, 41]);
  expect(rateHomogeneity([...thick, ...levels([1, 1], [1, 0])])).toBe(rateHomogeneity(joined));
  const many = levels([9, 4], [9, 4], [9, 4]);
  expect(rateHomogeneity([...thick, ...many])).toBe(
    rateHomogeneity([...thick, ...levels([27, 12])]),
  );
});

test('STATS-HOMOGENEITY-4 no p where nothing can be held against anything', () => {
  expect(rateHomogeneity([])).toBeNull();
  expect(rateHomogeneity(levels([10, 4]))).toBeNull();
  expect(rateHomogeneity(levels([10, 4], [0, 0]))).toBeNull();
  expect(rateHomogeneity(levels([2, 1], [3, 1], [1, 0]))).toBeNull();
  expect(rateHomogeneity(levels([40, 0], [30, 0], [20, 0]))).toBe(1);
});
