import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { meanDifference, type Sums } from '../../src/stats/meanDifference.ts';
import { meanInterval, relativeChange } from '../../src/stats/meanInterval.ts';
import { expectClose } from './close.ts';

interface Reference {
  before: Sums;
  after: Sums;
  interval: [number, number];
  difference: [number, number];
  relative: [number, number, number];
}
const sets = JSON.parse(
  readFileSync(new URL('../reference/means.json', import.meta.url), 'utf8'),
) as Reference[];

test('STATS-MEAN-1 the interval of a mean, of a difference and of a relative change equal R', () => {
  for (const { before, after, interval, difference, relative } of sets) {
    const mean = meanInterval(after);
    expectClose(mean?.low, interval[0], 'low');
    expectClose(mean?.high, interval[1], 'high');
    const moved = meanDifference(before, after)?.difference;
    expectClose(moved?.low, difference[0], 'difference, low');
    expectClose(moved?.high, difference[1], 'difference, high');
    const change = relativeChange(before, after);
    expectClose(change?.estimate, relative[0], 'relative');
    expectClose(change?.low, relative[1], 'relative, low');
    expectClose(change?.high, relative[2], 'relative, high');
  }
});

test('STATS-MEAN-2 under 30 values, or of values that are all alike, there is none', () => {
  const of = (count: number, value: number, more: number): Sums => ({
    count,
    sum: count * value,
    squares: count * value ** 2 + more,
  });
  expect(meanInterval(of(29, 5, 10))).toBeNull();
  expect(meanInterval(of(30, 5, 10))).not.toBeNull();
  expect(meanInterval(of(30, 5, 0))).toBeNull();
  expect(relativeChange(of(29, 5, 10), of(30, 5, 10))).toBeNull();
  expect(relativeChange(of(30, 0, 10), of(30, 5, 10))).toBeNull();
  expect(relativeChange(of(30, 5, 0), of(30, 5, 0))).toBeNull();
  expect(relativeChange(of(30, 5, 10), of(30, 5, 0))?.estimate).toBe(0);
});
