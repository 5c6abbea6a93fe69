import { expect, test } from 'vitest';
import {
  emergingSegment,
  losingCombination,
  segmentDrop,
  weakSegment,
} from '../../../src/analysis/recommend/segments.ts';
import { keptOf } from '../../../src/analysis/recommend/shrink.ts';
import type { Alert } from '../../../src/domain/document/alerts.ts';
import { dealsPerArm } from '../../../src/stats/dealsPerArm.ts';
import { effect } from '../../support/fixture/parts.ts';
import { change, combination } from '../../support/fixture/lateParts.ts';
import { alert, parts, quiet } from './adviceParts.ts';

const apac = { field: 'Region', level: 'APAC' };
const partner = { field: 'Lead source', level: 'Partner' };
const money = { estimate: -400_000, low: -700_000, high: -100_000 };
const drop = (rest: Partial<Alert> = {}) =>
  alert('segment-drop', { id: 'drop', segment: [apac], money, ...rest });
const fell = change('APAC', { before: 0.52, after: 0.34, expected: 0.47 }, true);

test('RECOMMEND-DROP-1 a told drop is money at stake without its sign, and a trial of the shrunk effect', () => {
  const [one] = segmentDrop(parts({ alerts: [drop()], combinations: [fell] }));
  expect(one).toMatchObject({
    id: 'segment-drop:Region=APAC',
    because: ['drop', 'change:Region=APAC', 'period:2024Q2'],
    horizon: 'now',
    money: { estimate: 400_000, low: 100_000, high: 700_000 },
    certainty: 0.999,
  });
  const rate = 208 / 612;
  expect(one?.test?.deals).toBe(Math.ceil(dealsPerArm(rate, rate + 0.104) ?? 0));
  // 2 arms at 612 deals in a quarter of 90 days, and the days in which nine in ten deals are decided.
  const enrolled = (2 * (one?.test?.deals ?? 0)) / ((612 * 7) / 91);
  expect(one?.test?.weeks).toBeGreaterThanOrEqual(Math.floor(enrolled + 121 / 7));
  expect(one?.test?.weeks).toBeLessThanOrEqual(Math.ceil(enrolled + 121 / 7) + 1);
});

test('RECOMMEND-DROP-2 an alert without its told change, or of deals nobody can name, asks for nothing', () => {
  const untold = { ...fell, told: false };
  expect(segmentDrop(parts({ alerts: [drop()], combinations: [untold] }))).toEqual([]);
  for (const level of ['(blank)', '(other)']) {
    const segment = [{ field: 'Region', level }];
    const combinations = [{ ...fell, levels: segment }];
    expect(segmentDrop(parts({ alerts: [drop({ segment })], combinations }))).toEqual([]);
  }
});

test('RECOMMEND-DROP-3 where money is withheld it is null, and says why', () => {
  const told = { alerts: [drop({ money: null })], combinations: [fell] };
  const [one] = segmentDrop(parts(told, { money: false }));
  expect(one?.money).toBeNull();
  expect(one?.moneyNote).toContain('do not allow it');
});

test('RECOMMEND-LOSING-1 a losing combination is tried another way on every second deal', () => {
  const found = combination(
    { Region: 'APAC', 'Lead source': 'Partner' },
    { rate: 0.31, expected: 0.43, told: true },
  );
  const told = alert('losing-combination', { id: 'lose', segment: [apac, partner], money });
  const [one] = losingCombination(parts({ alerts: [told], combinations: [found] }));
  expect(one?.because).toEqual(['lose', 'combination:Region=APAC&Lead source=Partner']);
  expect(one?.test?.to).toBeCloseTo(190 / 612 + 0.8 * 0.12, 10);
});

const withEffects = (effects: ReturnType<typeof effect>[]) => ({
  drivers: quiet.drivers && { ...quiet.drivers, effects },
});

test('RECOMMEND-WEAK-1 a told weak level has money from the shrunk effect; a point is enough, less is not', () => {
  const at = (points: number) =>
    weakSegment(parts(withEffects([effect('Lead source', 'Outbound', points, true)])));
  expect(at(-0.0099)).toEqual([]);
  const [one] = at(-0.08);
  const points = { estimate: -0.08, low: -0.111, high: -0.049 };
  // 1,200 closed deals in 6 quarters, 26,000 a won deal.
  expect(one?.money?.estimate).toBeCloseTo(0.08 * keptOf(points) * 200 * 26_000, 4);
  expect(one?.money?.low).toBeGreaterThan(0);
  expect(keptOf(points)).toBeLessThan(1);
  expect(at(-0.01)).toHaveLength(1);
});

test('RECOMMEND-WEAK-2 of one field one level is enough, the dearest; the others are named', () => {
  const [one, ...more] = weakSegment(
    parts(
      withEffects([
        effect('Lead source', 'Partner', -0.05, true),
        effect('Lead source', 'Outbound', -0.08, true),
      ]),
    ),
  );
  expect(more).toEqual([]);
  expect(one?.segment).toEqual([{ field: 'Lead source', level: 'Outbound' }]);
  expect(one?.action).toContain('Partner is below the average, too');
  expect(one?.because).toEqual(['driver:Lead source=Outbound', 'driver:Lead source=Partner']);
});

test('RECOMMEND-WEAK-3 an untold level, and a person, are never qualified', () => {
  expect(weakSegment(parts(withEffects([effect('Region', 'APAC', -0.2, false)])))).toEqual([]);
  const [column] = quiet.columns;
  if (!column) throw new Error('The fixture has a column.');
  const columns = [{ ...column, name: 'Rep', role: 'rep' as const }];
  const told = withEffects([effect('Rep', 'Ann', -0.2, true)]);
  expect(weakSegment(parts({ ...told, columns }))).toEqual([]);
});

test('RECOMMEND-EMERGING-1 a rise is worth what it brings, and no trial of win rates shows it', () => {
  const up = { estimate: 90_000, low: 20_000, high: 160_000 };
  const [one] = emergingSegment(
    parts({ alerts: [alert('emerging-segment', { segment: [partner], money: up })] }),
  );
  expect(one).toMatchObject({ money: up, test: null, horizon: 'quarter' });
  expect(one?.forWhom).toBe('Marketing and sales, together');
});

test('RECOMMEND-SHRINK-1 an effect within its error keeps nothing, a sure one nearly all', () => {
  expect(keptOf({ estimate: -0.01, low: -0.05, high: 0.03 })).toBe(0);
  expect(keptOf({ estimate: 0.1, low: 0.0996, high: 0.1004 })).toBeGreaterThan(0.99);
  expect(keptOf({ estimate: 0, low: -0.1, high: 0.1 })).toBe(0);
});
