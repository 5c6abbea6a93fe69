import { expect, test } from 'vitest';
import { heterogeneity } from '../../src/stats/heterogeneity.ts';

const level = (dealsBefore: number, wonBefore: number, dealsAfter: number, wonAfter: number) => ({
  level: '',
  dealsBefore,
  wonBefore,
  dealsAfter,
  wonAfter,
});

test('STATS-HETEROGENEITY-1 levels that moved together are alike', () => {
  expect(heterogeneity([level(500, 250, 500, 200), level(500, 250, 500, 200)])).toBe(1);
});

test('STATS-HETEROGENEITY-2 shares alone: twice the p of R’s chisq.test on the deal counts', () => {
  // R: chisq.test(matrix(c(60, 40, 50, 50), 2), correct = FALSE)$p.value is 0.1552185
  const p = heterogeneity([level(60, 30, 50, 25), level(40, 20, 50, 25)]);
  expect(p).toBeCloseTo(2 * 0.1552185, 6);
});

test('STATS-HETEROGENEITY-3 one level that fell alone stands out', () => {
  const p = heterogeneity([level(1000, 500, 1000, 500), level(1000, 500, 1000, 350)]);
  expect(p).toBeLessThan(1e-5);
});

test('STATS-HETEROGENEITY-4 one level has nothing to differ from', () => {
  expect(heterogeneity([level(10, 5, 10, 5)])).toBeNull();
});
