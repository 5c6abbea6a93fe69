import { expect, test } from 'vitest';
import type { Comparison, Side } from '../../src/analysis/comparison.ts';
import type { SideCounts } from '../../src/analysis/sideCounts.ts';
import { judge } from '../../src/analysis/verdict.ts';

const side = (label: string): Side => ({ label, start: '', from: '', to: '' });
const comparison: Comparison = {
  clock: 'closed',
  measure: 'value',
  before: side('2024Q1'),
  after: side('2024Q2'),
  chosenByUser: true,
  earlier: [],
  warnings: ['Q1 2024 is masked.'],
};
/** 100 deals of 1, and one that was won. */
const deals = (largest: number): SideCounts => ({
  deals: 101,
  won: 31,
  largest,
  value: {
    amount: 100 + largest,
    won: 30 + largest,
    squares: 100 + largest ** 2,
    wonSquares: 30 + largest ** 2,
  },
});
const judged = (largest: number, measure: 'count' | 'value' = 'value') => {
  const counts = { before: deals(1), after: deals(largest), earlier: [] };
  return judge({ ...comparison, measure }, counts, null, 0.01, 1);
};

test('LARGEST-1 from a fifth of the amount on a single deal is told beside a verdict by value, and not before', () => {
  expect(judged(24).warnings).toEqual(['Q1 2024 is masked.']);
  expect(judged(25).warnings?.[1]).toMatch(/^One deal is 20% of all that closed in Q2 2024/);
  expect(judged(25).kind).not.toBe('improved');
});

test('LARGEST-2 where it is most of the money no change is told at all', () => {
  expect(judged(100)).toMatchObject({ change: null, kind: 'too-few-deals' });
  expect(judged(100).reason).toContain('a few deals make up most of it');
});

test('LARGEST-3 by count it is a deal like all others', () => {
  expect(judged(100, 'count').warnings).toEqual(['Q1 2024 is masked.']);
});
