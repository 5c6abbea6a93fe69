import { expect, test } from 'vitest';
import type { Advice } from '../../../src/analysis/recommend/advice.ts';
import { claimants, settleClaims } from '../../../src/analysis/recommend/claims.ts';
import { perWeek, weeksFor } from '../../../src/analysis/recommend/pace.ts';
import { merged, ranked, shortlist } from '../../../src/analysis/recommend/rank.ts';
import { trialOf } from '../../../src/analysis/recommend/trial.ts';
import { recommendations } from '../../support/fixture/recommendations.ts';
import { quiet } from './adviceParts.ts';

const [base] = recommendations;
const advice = (id: string, rest: Partial<Advice> = {}): Advice => {
  if (!base) throw new Error('The fixture has one.');
  return { ...base, id, segment: [{ field: 'Region', level: id }], money: null, ...rest };
};
const worth = (estimate: number) => ({ estimate, low: estimate / 2, high: 2 * estimate });
const ids = (list: readonly Advice[]) => list.map(({ id }) => id);

test('RECOMMEND-RANK-1 money times certainty first, then urgency, then the order of the book', () => {
  const list = [
    advice('a', { horizon: 'quarter' }),
    advice('b', { horizon: 'now' }),
    advice('c', { horizon: 'now' }),
    advice('d', { money: worth(100), certainty: 0.5 }),
    advice('e', { money: worth(60), certainty: 0.9 }),
  ];
  expect(ids(ranked(list))).toEqual(['e', 'd', 'b', 'c', 'a']);
});

test('RECOMMEND-RANK-2 five are told, and what to do where nothing moved is one of them', () => {
  const list = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => advice(id));
  expect(ids(shortlist(list))).toEqual(['a', 'b', 'c', 'd', 'e']);
  const again = advice('again', { rule: 'look-again' });
  expect(ids(shortlist([...list, again]))).toEqual(['a', 'b', 'c', 'd', 'again']);
  expect(ids(shortlist([...list.slice(0, 4), again]))).toEqual(['a', 'b', 'c', 'd', 'again']);
});

test('RECOMMEND-RANK-3 one segment, one action, resting on all that was found of it', () => {
  const segment = [{ field: 'Region', level: 'APAC' }];
  const list = merged([
    advice('drop', { segment, because: ['x'] }),
    advice('weak', { segment, because: ['x', 'y'] }),
    advice('up', { segment, because: ['z'], rule: 'emerging-segment' }),
    advice('all', { segment: [] }),
    advice('whole', { segment: [] }),
  ]);
  expect(list.map(({ id, because }) => [id, because.slice(0, 2)])).toEqual([
    ['drop', ['x', 'y']],
    ['all', base?.because.slice(0, 2)],
    ['whole', base?.because.slice(0, 2)],
  ]);
});

test('RECOMMEND-CLAIM-1 deals claimed before take their share of the money along', () => {
  const list = [
    advice('whole', { segment: [], money: worth(50) }),
    advice('a', { money: worth(100) }),
    advice('none'),
    advice('b', { money: worth(80) }),
  ];
  expect(ids(claimants(list))).toEqual(['a', 'b', 'whole']);
  const settled = settleClaims(list, [
    { all: 40, own: 40 },
    { all: 40, own: 10 },
    { all: 100, own: 30 },
  ]);
  expect(settled.map(({ money }) => money?.estimate ?? null)).toEqual([15, 100, null, 20]);
  expect(settled[3]?.money).toEqual({ estimate: 20, low: 10, high: 40 });
  expect(settled[3]?.moneyNote).toMatch(/^75% of its deals count under another action/);
  expect(settled[1]?.moneyNote).toBe(list[1]?.moneyNote);
});

test('RECOMMEND-CLAIM-2 hardly any deals of its own is no money of its own; nearly all is all', () => {
  const list = [advice('a', { money: worth(100) })];
  const at = (own: number) => settleClaims(list, [{ all: 1000, own }])[0];
  expect(at(49)).toMatchObject({ money: null });
  expect(at(50)?.money?.estimate).toBe(5);
  expect(at(994)?.money?.estimate).toBeCloseTo(99.4, 10);
  expect(at(995)?.money?.estimate).toBe(100);
  expect(settleClaims(list, [{ all: 0, own: 0 }])[0]?.money).toBeNull();
});

test('RECOMMEND-PACE-1 weeks count the deals and the time they take; no pace, no weeks', () => {
  expect(perWeek(910, '2024-01-01', '2024-03-31')).toBe(70);
  expect(perWeek(10, '2024-01-01', '2024-01-13')).toBeNull();
  expect(perWeek(10, '2024-01-01', '2024-01-14')).toBe(5);
  expect(perWeek(10, null, '2024-01-14')).toBeNull();
  expect(perWeek(0, '2024-01-01', '2024-03-31')).toBeNull();
  expect(weeksFor(140, 70, 14)).toBe(4);
  expect(weeksFor(140, 70, null)).toBe(2);
  expect(weeksFor(140, null, 14)).toBeNull();
});

test('RECOMMEND-TRIAL-1 what is left of the effect must be a point, and the rate must stay one', () => {
  expect(trialOf(quiet, 0.4, 0.0099, 10).test).toBeNull();
  expect(trialOf(quiet, 0.4, 0.01, 10).test?.deals).toBeGreaterThan(30_000);
  expect(trialOf(quiet, 0.95, 0.05, 10).test).toBeNull();
  expect(trialOf(quiet, null, 0.1, 10).testNote).toContain('No trial');
  expect(trialOf(quiet, 0.4, 0.1, null).test).toMatchObject({ deals: 388, arms: 2, weeks: null });
});
