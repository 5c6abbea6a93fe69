import { expect, test } from 'vitest';
import { combinationSentence, dealsOf } from '../../src/words/combinationSentence.ts';

const partner = { field: 'lead_source', level: 'Partner' };
const emea = { field: 'region', level: 'EMEA' };

const told = {
  aspect: 'combination' as const,
  levels: [partner, emea],
  deals: 612,
  winRate: { estimate: 0.31, low: 0.24, high: 0.39 },
  before: null,
  difference: { estimate: -0.12, low: -0.19, high: -0.05 },
  pValueFamilywise: 0.004,
};

test('COMBINATION-1 a combination is told with its range, its distance and its chance among all looks', () => {
  expect(combinationSentence(told, 1398, null)).toBe(
    'Partner deals in EMEA won 31% (24–39%), 12 points below what Partner and EMEA explain by themselves. If they explained all of it, a gap this large among the 1,398 segments looked at would appear in 1 of 250 such comparisons.',
  );
});

test('COMBINATION-2 a change is told with both quarters and against the rest', () => {
  const change = {
    ...told,
    aspect: 'change' as const,
    levels: [emea],
    before: { deals: 200, won: 90 },
    difference: { estimate: 0.01, low: 0.004, high: 0.016 },
  };
  expect(combinationSentence(change, 1, { before: '2024Q3', after: '2024Q4' })).toBe(
    'EMEA deals won 31% (24–39%) in Q4 2024 after 45% in Q3 2024, 1 point above where the rate would be had it moved as the rest did. If it had, a gap this large among the one segment looked at would appear in 1 of 250 such comparisons.',
  );
});

test.each([
  [[emea], 2, 'EMEA deals'],
  [[emea], 1, 'EMEA deal'],
  [[partner, emea], 2, 'Partner deals in EMEA'],
  [[emea, partner], 2, 'Partner deals in EMEA'],
  [[partner, emea, { field: 'industry', level: 'SaaS' }], 9, 'Partner deals in EMEA and SaaS'],
  [
    [partner, { field: 'product', level: 'Core' }],
    2,
    'Deals with lead_source Partner and product Core',
  ],
  [[{ field: 'amount', level: '≤ 10,000' }, emea], 2, 'Deals with amount ≤ 10,000 and region EMEA'],
  [[{ field: 'amount', level: 'up to 10' }], 1, 'The deal with amount up to 10'],
  [[{ field: 'region', level: '(blank)' }], 2, 'Deals with region (blank)'],
])('COMBINATION-3 %j, %i deals: %s', (levels, deals, words) => {
  expect(dealsOf(levels, deals)).toBe(words);
});

test('COMBINATION-4 nothing is ever said to be caused, and a hostile name stays a name', () => {
  const hostile = [{ field: 'a', level: '<img onerror=x>' }, partner];
  const sentence = combinationSentence({ ...told, levels: hostile }, 5, null);
  expect(sentence).toContain('with a <img onerror=x> and lead_source Partner won');
  expect(sentence).toContain('below what the two explain by themselves');
  expect(sentence).not.toMatch(/caus|because|due to|leads to/i);
});
