import { expect, test } from 'vitest';
import type { FunnelRefused, StageChange } from '../../src/domain/document/funnel.ts';
import {
  activitySentence,
  assumptionSentence,
  bottleneckSentence,
  detourNotes,
  funnelSentence,
  noBottleneckReason,
  orderSentence,
  refusedReason,
} from '../../src/words/funnelSentence.ts';
import { funnel, funnelRefused } from '../support/fixture/funnel.ts';

const compared = { before: '2024Q1', after: '2024Q2' };
const change = funnel.stages[1]?.change as StageChange;

test('FUNNEL-WORDS-1 a bottleneck: both rates, how often chance does it, and the wins it cost with an interval', () => {
  const cost = { wins: { estimate: 16.4, low: 6, high: 28 } };
  expect(bottleneckSentence({ stage: 'Proposal', change }, cost, compared)).toBe(
    'Proposal is where more deals get stuck: 45% got further in Q2 2024, 60% in Q1 2024, 15 points less. If nothing had changed, a gap this large would appear in 1 of 333 such comparisons. Had it kept its earlier rate, that would be about 16 more wins (6 to 28 at 95%), if deals that get further are won as often as before.',
  );
});

test('FUNNEL-WORDS-2 each refusal has a reason of its own, and none promises a funnel', () => {
  const all: FunnelRefused[] = [
    'no-stage-column',
    'stage-contradicts-outcome',
    'closed-deals-only',
    'not-known-then',
    'no-order',
    'no-deals',
  ];
  expect(new Set(all.map((one) => refusedReason(one))).size).toBe(all.length);
  const wrong = { share: 0.8, deals: 404, outcome: 'won' as const, stage: 'Qualified' };
  expect(refusedReason('stage-contradicts-outcome', wrong)).toMatch(
    /80% of the closed deals; 404 won deals stand at “Qualified”, for example/,
  );
  expect(funnelSentence(funnelRefused)).toBe(funnelRefused.reason);
});

test('FUNNEL-WORDS-3 why no stage is named: nothing fell, it is usual, too few deals, or nothing to compare', () => {
  expect(noBottleneckReason(compared, 3, [])).toMatch(/always has a narrowest stage/);
  expect(noBottleneckReason(compared, 3, ['Demo'])).toMatch(
    /^Demo let fewer deals through, within/,
  );
  expect(noBottleneckReason(compared, 0, [])).toMatch(/^Too few deals left each stage/);
  expect(noBottleneckReason(null, 0, [])).toMatch(/^There are no two periods/);
});

test('FUNNEL-WORDS-4 without a bottleneck the first and the last stage are told', () => {
  const quiet = { ...funnel, bottleneck: null, bottleneckReason: 'No stage is named.' };
  expect(funnelSentence(quiet)).toBe(
    'Of the deals decided in Demo 74% got further; of those decided in Negotiation, the last stage, 74% were won. No stage is named.',
  );
});

test('FUNNEL-WORDS-5 detours, order and what is taken for granted are said in plain words', () => {
  expect(detourNotes(funnel)).toHaveLength(4);
  for (const from of ['history', 'names', 'age', 'deals'] as const)
    expect(orderSentence({ from, agreement: from === 'history' ? 0.97 : null })).toMatch(/order/);
  expect(assumptionSentence(true)).not.toBe(assumptionSentence(false));
});

test('FUNNEL-WORDS-6 a count of calls is never called a cause', () => {
  const [calls] = funnel.activity;
  if (!calls) throw new Error('The fixture counts no calls.');
  const said = activitySentence(calls);
  expect(said).toMatch(/^Deals with > 2 calls are won 50% \(44–56%\) of the time/);
  expect(said).toMatch(/correlation 0\.40/);
  expect(said).not.toMatch(/cause/);
});

test('FUNNEL-WORDS-7 one win is one win', () => {
  const cost = { wins: { estimate: 1.2, low: 0, high: 3 } };
  expect(bottleneckSentence({ stage: 'Proposal', change }, cost, compared)).toContain(
    'that would be about 1 more win (0 to 3 at 95%)',
  );
});
