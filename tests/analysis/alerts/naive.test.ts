import { expect, test } from 'vitest';
import { naiveAlerts } from '../../../src/analysis/alerts/naive.ts';

const row = (field: number, before: [number, number], after: [number, number]) => ({
  field,
  before_won: before[0],
  before_deals: before[1],
  after_won: after[0],
  after_deals: after[1],
});

test('ALERT-NAIVE-1 every level whose rate by deals fell by more than 5 points counts, however few they are', () => {
  const fields = [{ name: 'region' }, { name: 'leaking' }];
  const levels = [
    row(0, [50, 100], [44, 100]),
    row(0, [50, 100], [45, 100]),
    row(0, [1, 2], [0, 2]),
    row(0, [3, 6], [0, 0]),
    row(1, [50, 100], [10, 100]),
  ];
  expect(naiveAlerts(fields, levels, ['region'])).toBe(2);
  expect(naiveAlerts(fields, [], ['region'])).toBe(0);
});
