import { expect, test } from 'vitest';
import { LargestCounter } from '../../../src/stats/segments/largestTest.ts';

const counted = (observed: number, draws: number[], most: number, enough: number) => {
  const counter = new LargestCounter(observed, most, enough);
  draws.forEach((one) => counter.add(one));
  return { counter, result: counter.result() };
};

test('LARGEST-1 p counts the observed one among the draws, so that it is never 0', () => {
  const { result } = counted(4, [1, 2, 3], 3, 2);
  expect(result).toMatchObject({ draws: 3, stoppedEarly: false });
  expect(result.pValue(4)).toBe(0.25);
  expect(result.pValue(-2.5)).toBe(0.5);
  expect(result.pValue(0)).toBe(1);
});

test('LARGEST-2 equal ones count, in spite of rounding', () => {
  const { result } = counted(2, [2 - 1e-9, 1, 1], 3, 5);
  expect(result.pValue(2)).toBe(0.5);
});

test('LARGEST-3 ended early, p is the share of draws that were as large, and no draw is taken after', () => {
  const { counter, result } = counted(2, [3, 1, 3, 5, 5, 5], 99, 2);
  expect(counter.done).toBe(true);
  expect(result).toMatchObject({ draws: 3, stoppedEarly: true });
  expect(result.pValue(2)).toBeCloseTo(2 / 3, 12);
  expect(result.pValue(0.5)).toBe(1);
});

test('LARGEST-4 with 999 draws the 50th as large ends it just above 5%, the 49th does not tell either', () => {
  const draws = (large: number): number[] =>
    Array.from({ length: 999 }, (_, i) => (i >= 999 - large ? 3 : 1));
  expect(counted(2, draws(48), 999, 50).result.pValue(2)).toBeCloseTo(0.049, 12);
  expect(counted(2, draws(49), 999, 50).result.pValue(2)).toBeCloseTo(0.05, 12);
  expect(counted(2, draws(50), 999, 50).result.pValue(2)).toBeGreaterThan(0.05);
});
