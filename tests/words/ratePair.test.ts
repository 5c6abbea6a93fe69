import { expect, test } from 'vitest';
import { ratePair } from '../../src/words/ratePair.ts';
import { declined } from '../support/analysisFixture.ts';

const side = (estimate: number, half = 0.01) => ({
  ...(declined.verdict.before ?? { label: '', from: '', to: '', deals: 0, won: 0 }),
  winRate: { estimate, low: estimate - half, high: estimate + half },
});
const pair = (before: number, after: number, half?: number) =>
  ratePair({
    before: side(before, half),
    after: side(after, half),
    change: { estimate: after - before, low: after - before - 0.02, high: after - before + 0.02 },
  });

test.each([
  [0.476, 0.418, '48%', '42%'],
  [0.484, 0.418, '48.4%', '41.8%'],
  [0.478, 0.475, '47.8%', '47.5%'],
  [0.478, 0.478, '48%', '48%'],
  [0.48, 0.476, '48.0%', '47.6%'],
  [0.474, 0.426, '47.4%', '42.6%'],
  [0.474, 0.424, '47%', '42%'],
])(
  'PAIR-1 rates %s and %s read %s and %s, so that what the eye subtracts is the change',
  (before, after, first, second) => {
    expect(pair(before, after)).toEqual({ before: first, after: second });
  },
);

test('PAIR-2 rates that have a decimal already keep it where it is enough', () => {
  expect(pair(0.474, 0.426, 0.002)).toEqual({ before: '47.4%', after: '42.6%' });
});

test('PAIR-3 a missing side is no number, and a change that is not their difference changes nothing', () => {
  expect(ratePair({ before: null, after: side(0.4), change: null })).toEqual({
    before: '–',
    after: '40%',
  });
  const change = { estimate: -0.01, low: -0.03, high: 0.01 };
  expect(ratePair({ before: side(0.48), after: side(0.42), change })).toEqual({
    before: '48%',
    after: '42%',
  });
});
