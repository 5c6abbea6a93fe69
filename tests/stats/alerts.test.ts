import { expect, test } from 'vitest';
import { normalTwoSided } from '../../src/stats/distributions.ts';
import { growthBeyond } from '../../src/stats/growthBeyond.ts';
import { holm } from '../../src/stats/holm.ts';
import { exactBinomial } from '../../src/stats/exactBinomial.ts';
import { meanDifference, pooledMeanP } from '../../src/stats/meanDifference.ts';
import r from '../reference/alerts.json' with { type: 'json' };
import { expectClose } from './close.ts';

test('STATS-HOLM-1 adjusted p-values equal R, and a missing one is no look', () => {
  const adjusted = holm(r.holm.p);
  r.holm.adjusted.forEach((expected, i) => {
    if (expected === null) expect(adjusted[i]).toBeNull();
    else expectClose(adjusted[i], expected, `holm ${i}`, 1e-12);
  });
});

test('STATS-WELCH-1 difference of means, its interval and p equal R', () => {
  for (const { before, after, difference, interval, t, df, pValue, pooled } of r.welch) {
    const found = meanDifference(before, after);
    expectClose(found?.difference.estimate, difference, 'difference');
    expectClose(found?.difference.low, interval[0] ?? NaN, 'low');
    expectClose(found?.difference.high, interval[1] ?? NaN, 'high');
    expectClose(found?.t, t, 't');
    expectClose(found?.df, df, 'df');
    expectClose(found?.pValue, pValue, 'p');
    expectClose(pooledMeanP(before, after), pooled, 'pooled p');
  }
});

test('STATS-WELCH-2 groups too small, or without any spread, have no test', () => {
  const one = { count: 1, sum: 5, squares: 25 };
  const same = { count: 4, sum: 8, squares: 16 };
  const many = { count: 4, sum: 8, squares: 20 };
  expect(meanDifference(one, many)).toBeNull();
  expect(meanDifference(same, same)).toBeNull();
  expect(meanDifference(same, many)).not.toBeNull();
});

test('STATS-BINOMIAL-1 the exact two-sided p equals R, out to the tails', () => {
  for (const { won, deals, rate, pValue } of r.binomial)
    expectClose(exactBinomial(won, deals, rate), pValue, `${won} of ${deals} at ${rate}`);
  expect(exactBinomial(0, 10, 0)).toBe(1);
  expect(exactBinomial(1, 10, 0)).toBe(0);
  expect(exactBinomial(10, 10, 1)).toBe(1);
});

test('STATS-GROWTH-1 a factor is held against the rest’s on the log scale, whatever the size of the amounts', () => {
  const sums = (count: number, mean: number, deviation: number) => ({
    count,
    sum: count * mean,
    squares: (count - 1) * deviation ** 2 + count * mean ** 2,
  });
  const one = { before: sums(100, 50, 40), after: sums(120, 100, 60) };
  const rest = { before: sums(900, 5, 4), after: sums(800, 6, 5) };
  const found = growthBeyond(one, rest);
  expectClose(found?.factor, 2 / 1.2, 'factor');
  // Relative variances of the four means: 0.8²/100 + 0.6²/120 + 0.8²/900 + (5/6)²/800.
  const variance = 0.64 / 100 + 0.36 / 120 + 0.64 / 900 + 25 / 36 / 800;
  expectClose(found?.pValue, normalTwoSided(Math.log(2 / 1.2) / Math.sqrt(variance)), 'p');
  expect(growthBeyond({ ...one, before: sums(100, 0, 0) }, rest)).toBeNull();
  expect(growthBeyond(one, { ...rest, before: sums(1, 5, 0) })).toBeNull();
});
