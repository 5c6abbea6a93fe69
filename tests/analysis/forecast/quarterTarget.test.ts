import { expect, test } from 'vitest';
import { quarterTarget } from '../../../src/analysis/forecast/quarterTarget.ts';

const of = (...starts: string[]) => starts.map((start) => ({ start, amount: 100 }));

test('FORECAST-TARGET-1 a quarter is asked for what its three months are; with one missing nobody knows', () => {
  const months = of('2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01');
  expect(quarterTarget(months, '2024-01-01')).toBe(300);
  expect(quarterTarget(months, '2024-04-01')).toBeNull();
  expect(quarterTarget([], '2024-04-01')).toBeNull();
});

test('FORECAST-TARGET-2 a year’s quota is not that of its first quarter', () => {
  const years = of('2023-01-01', '2024-01-01');
  expect(quarterTarget(years, '2024-01-01')).toBeNull();
  expect(quarterTarget(of('2023-07-01', '2024-01-01'), '2024-01-01')).toBeNull();
  expect(quarterTarget(of('2023-11-01', '2024-02-01'), '2024-01-01')).toBeNull();
  expect(quarterTarget(of('2023-10-01', '2024-01-01'), '2024-01-01')).toBe(100);
});
