import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/analysis/comparison.ts';
import { judge, withoutVerdict } from '../../src/analysis/verdict.ts';

const side = (label: string, from: string, to: string) => ({ label, start: from, from, to });
const comparison: Comparison = {
  clock: 'closed',
  before: side('2024Q1', '2024-01-01', '2024-03-31'),
  after: side('2024Q2', '2024-04-01', '2024-06-30'),
  chosenByUser: false,
  measure: 'count',
  earlier: [],
  warnings: [],
};
const deals = (won: number, n: number) => ({ won, deals: n });
const counts = (before: [number, number], after: [number, number]) => ({
  before: deals(...before),
  after: deals(...after),
  earlier: [],
});

test('VERDICT-1 the interval decides: a drop whose interval excludes 0 is a decline', () => {
  const verdict = judge(comparison, counts([960, 2000], [840, 2000]), null, 0.01, 1);
  expect(verdict.kind).toBe('declined');
  expect(verdict.change?.high).toBeLessThan(0);
});

test('VERDICT-2 a rise is an improvement', () => {
  expect(judge(comparison, counts([840, 2000], [960, 2000]), null, 0.01, 1).kind).toBe('improved');
});

test('VERDICT-3 a significant change under one point is no decline', () => {
  const huge = counts([480_000, 1_000_000], [474_000, 1_000_000]);
  const verdict = judge(comparison, huge, null, 0.01, 1);
  expect(verdict.pValue).toBeLessThan(0.001);
  expect(verdict.kind).toBe('no-evidence');
  expect(judge(comparison, huge, null, 0.005, 1).kind).toBe('declined');
});

test('VERDICT-4 size is asked for only when nothing was found', () => {
  expect(judge(comparison, counts([10, 40], [12, 40]), null, 0.01, 1).kind).toBe('too-few-deals');
  expect(judge(comparison, counts([30, 40], [4, 40]), null, 0.01, 1).kind).toBe('declined');
});

test('VERDICT-5 deals that end alike widen the interval, and can take the verdict back', () => {
  const same = counts([960, 2000], [880, 2000]);
  const alone = judge(comparison, same, null, 0.01, 1);
  const clustered = judge(comparison, same, { designEffect: 4, by: 'account' }, 0.01, 1);
  expect(alone.kind).toBe('declined');
  expect(clustered).toMatchObject({ kind: 'no-evidence', clusteredBy: 'account', designEffect: 4 });
  expect(clustered.change?.estimate).toBe(alone.change?.estimate);
  expect(clustered.smallestDetectable).toBeCloseTo(2 * (alone.smallestDetectable ?? 0), 12);
});

test('VERDICT-6 a change within the usual movement is said to be so', () => {
  const earlier = [
    deals(500, 1000),
    deals(560, 1000),
    deals(430, 1000),
    deals(580, 1000),
    deals(450, 1000),
  ];
  const drop = { ...counts([960, 2000], [840, 2000]), earlier };
  const verdict = judge(comparison, drop, null, 0.01, 1);
  expect(verdict.unusual?.pValue).toBeGreaterThan(0.05);
  expect(verdict.sentence).toContain('usual movement');
});

test('VERDICT-7 fewer than three earlier quarters say nothing about what is usual', () => {
  const drop = {
    ...counts([960, 2000], [840, 2000]),
    earlier: [deals(500, 1000), deals(510, 1000)],
  };
  expect(judge(comparison, drop, null, 0.01, 1).unusual).toBeNull();
});

test('VERDICT-8 a comparison the person picked is marked with how many were tried', () => {
  const picked = { ...comparison, chosenByUser: true };
  expect(judge(picked, counts([960, 2000], [840, 2000]), null, 0.01, 4).looks).toEqual({
    chosenByUser: true,
    tried: 4,
  });
  expect(judge(comparison, counts([960, 2000], [840, 2000]), null, 0.01, 4).looks.tried).toBe(1);
});

describe('without a comparison', () => {
  test('VERDICT-9 an empty quarter or none at all is told, not computed', () => {
    expect(judge(comparison, counts([0, 0], [5, 10]), null, 0.01, 1)).toMatchObject({
      kind: 'too-few-deals',
      change: null,
    });
    expect(withoutVerdict('It takes closed dates.', comparison).sentence).toContain(
      'It takes closed dates.',
    );
  });
});
