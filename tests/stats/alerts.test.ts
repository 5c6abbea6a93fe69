import { expect, test } from 'vitest';
import { holm } from '../../src/stats/holm.ts';
import { meanDifference } from '../../src/stats/meanDifference.ts';
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
  for (const { before, after, difference, interval, t, df, pValue } of r.welch) {
    const found = meanDifference(before, after);
    expectClose(found?.difference.estimate, difference, 'difference');
    expectClose(found?.difference.low, interval[0] ?? NaN, 'low');
    expectClose(found?.difference.high, interval[1] ?? NaN, 'high');
    expectClose(found?.t, t, 't');
    expectClose(found?.df, df, 'df');
    expectClose(found?.pValue, pValue, 'p');
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
