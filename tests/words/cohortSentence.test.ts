import { expect, test } from 'vitest';
import type { Cohort } from '../../src/domain/document/cohorts.ts';
import { cohortSentence, projectionAssumption } from '../../src/words/cohortSentence.ts';

const cohort: Omit<Cohort, 'sentence'> = {
  label: '2024Q1',
  from: '2024-01-01',
  to: '2024-03-31',
  deals: 1000,
  won: 268,
  lost: 342,
  open: 390,
  decidedShare: 0.61,
  curve: [],
  winRate: { estimate: 0.4393, low: 0.4, high: 0.48 },
  projected: { estimate: 0.43, low: 0.4, high: 0.46 },
  bounds: null,
  reason: null,
};
const said = (change: Partial<Cohort>) => cohortSentence({ ...cohort, ...change }, '2024-06-30');

test('COHORT-WORDS-1 decided, won so far, and the projection with what it takes for granted', () => {
  expect(said({})).toBe(
    'Deals created in Q1 2024: 61% decided, 44% of them won; if the open ones end as earlier ones did at their age, 43% (40–46%).',
  );
});

test('COHORT-WORDS-2 a quarter that is not over is told so far; one without open deals is told as it is', () => {
  expect(said({ to: '2024-07-31' })).toContain('Q1 2024 so far: ');
  expect(said({ open: 0 })).toBe('Deals created in Q1 2024: all decided, 44% of them won.');
});

test('COHORT-WORDS-3 what forgotten deals could make of the rate is said in both directions', () => {
  expect(said({ bounds: { low: 0.436, high: 0.4459, deals: 1 } })).not.toContain('older');
  expect(said({ bounds: { low: 0.436, high: 0.4461, deals: 1 } })).toContain('older');
  expect(said({ bounds: { low: 0.38, high: 0.52, deals: 1 } })).toContain(
    '(40–46%). 1 open deal is older than nearly any that ended: 38% if all of them are lost, 52% if all are won.',
  );
});

test('COHORT-WORDS-4 without a projection the reason stands in its place', () => {
  const none = { projected: null, winRate: null, reason: 'The file holds closed deals only.' };
  expect(said(none)).toBe(
    'Deals created in Q1 2024: none is decided yet. The file holds closed deals only.',
  );
});

test('COHORT-WORDS-5 what is taken for granted is said, and which share outlives what is known', () => {
  expect(projectionAssumption(120, 0)).toMatch(/not whether something has\.$/);
  expect(projectionAssumption(120, 0.031)).toContain('3% of deals are still open after 120 days');
});

test('COHORT-WORDS-6 an interval without width is one number, not three', () => {
  const rate = 0.61624;
  const width = (high: number) => said({ projected: { estimate: rate, low: rate, high } });
  expect(width(rate + 1e-6)).toContain('at their age, 62%.');
  expect(width(rate + 0.00099)).toContain('at their age, 62%.');
  expect(width(rate + 0.002)).toContain('at their age, 61.6% (61.6–61.8%).');
});
