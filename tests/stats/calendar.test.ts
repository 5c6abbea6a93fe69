import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changePoint } from '../../src/stats/changePoint.ts';
import { chiSquareQuantile } from '../../src/stats/chiSquareQuantile.ts';
import type { Counts } from '../../src/stats/counts.ts';
import type { GroupedDesign } from '../../src/stats/design.ts';
import { hypergeometricDraw } from '../../src/stats/hypergeometric.ts';
import { fitLogistic } from '../../src/stats/logistic.ts';
import { logFactorial } from '../../src/stats/logFactorial.ts';
import { marginalEffects } from '../../src/stats/marginalEffects.ts';
import { populationStability } from '../../src/stats/populationStability.ts';
import { seeded } from '../../src/stats/random.ts';
import { scaledReach, scaledTest } from '../../src/stats/scaledTest.ts';
import { seasonTest } from '../../src/stats/seasonTest.ts';
import { stabilityTest } from '../../src/stats/stabilityTest.ts';
import { studentQuantile95 } from '../../src/stats/studentQuantile.ts';
import { trendTest } from '../../src/stats/trendTest.ts';
import { widenEffect } from '../../src/stats/widenEffect.ts';
import r from '../reference/calendar.json' with { type: 'json' };
import { expectClose } from './close.ts';
import { designOf } from './designOf.ts';

const pairs = ({ deals, won }: { deals: number[]; won: number[] }): Counts[] =>
  deals.map((n, i) => ({ deals: n, won: won[i] ?? 0 }));
const texts = (codes: readonly number[]): string[] =>
  [...new Set(codes)].sort((a, b) => a - b).map(String);
const factor = (name: string, codes: readonly number[]) => {
  const levels = texts(codes);
  return { name, levels, codes: codes.map((code) => levels.indexOf(String(code))) };
};

test('STATS-QUANTILE-1 quantiles and factorials equal R', () => {
  for (const { p, df, x } of r.quantiles.chiSquare)
    expectClose(chiSquareQuantile(p, df), x, `qchisq(${p}, ${df})`, 1e-9);
  for (const { df, t } of r.quantiles.student)
    expectClose(studentQuantile95(df), t, `qt(0.975, ${df})`, 1e-9);
  for (const { k, log } of r.quantiles.factorial)
    expectClose(logFactorial(k), log, `lfactorial(${k})`, 1e-13);
  expect([chiSquareQuantile(1, 2), chiSquareQuantile(0.5, 0), studentQuantile95(0)]).toEqual([
    null,
    null,
    null,
  ]);
});

test.each(Object.entries(r.trends))('STATS-TREND-1 trend and its points equal R: %s', (_, set) => {
  const found = trendTest(pairs(set));
  expectClose((found?.z ?? NaN) ** 2, set.chiSquare, 'z²');
  expectClose(found?.dispersion, set.dispersion, 'dispersion');
  expectClose(found?.pValue, set.pValue, 'p');
  expectClose(found?.pointsPerPeriod.estimate, set.slope, 'slope');
  expectClose(found?.pointsPerPeriod.low, set.low, 'low');
  expectClose(found?.pointsPerPeriod.high, set.high, 'high');
});

test('STATS-TREND-2 an interval that excludes 0 and p under 5% are the same thing', () => {
  for (const set of Object.values(r.trends)) {
    const found = trendTest(pairs(set));
    const { low, high } = found?.pointsPerPeriod ?? { low: 0, high: 0 };
    expect(low > 0 || high < 0).toBe((found?.pValue ?? 1) < 0.05);
  }
});

test('STATS-TREND-3 nothing with under five periods, or when all deals ended alike', () => {
  const one = { deals: 50, won: 20 };
  expect(trendTest([one, one, one, one])).toBeNull();
  expect(trendTest(Array.from({ length: 6 }, () => ({ deals: 9, won: 9 })))).toBeNull();
});

test('STATS-SCALED-1 chi-square up to a dispersion of 1, F above it, nothing with two periods left over', () => {
  const at = (dispersion: number, df = 6) => scaledTest(9, 2, { dispersion, df });
  expect(at(0.3)?.pValue).toBe(at(1)?.pValue);
  expect(at(1.001)?.pValue).toBeGreaterThan(at(1)?.pValue ?? 1);
  expect(at(1, 3)).not.toBeNull();
  expect(at(1, 2)).toBeNull();
  expect(scaledReach({ dispersion: 1, df: 6 })).toBeCloseTo(1.96, 2);
  expect(scaledReach({ dispersion: 4, df: 6 })).toBeCloseTo(2 * 2.447, 3);
});

type Season = (typeof r.seasons)['plain'];
const seasonDesign = (set: Season): GroupedDesign =>
  designOf({
    deals: set.deals,
    won: set.won,
    factors: [factor('cycle', set.cycle), factor('season', set.season)],
  });

const expectPoints = (
  design: GroupedDesign,
  set: Pick<Season, 'dispersion' | 'residualDf' | 'points'>,
) => {
  const fit = fitLogistic(design);
  if (!fit) throw new Error('no fit');
  const effects = marginalEffects(design, fit, design.factors.length - 1);
  const reach = scaledReach({ dispersion: set.dispersion, df: set.residualDf });
  for (const { season, points, low, high } of set.points) {
    const effect = effects.find((one) => one.level === season)?.points;
    const wide = effect && widenEffect(effect, fit.won / fit.deals, reach);
    expectClose(wide?.estimate, points, `points of ${season}`);
    expectClose(wide?.low, low, `low of ${season}`);
    expectClose(wide?.high, high, `high of ${season}`);
  }
};

test.each(Object.entries(r.seasons))(
  'STATS-SEASON-1 season test and points equal R: %s',
  (_, set) => {
    const design = seasonDesign(set);
    const found = seasonTest(design);
    for (const name of ['chiSquare', 'df', 'dispersion', 'residualDf', 'pValue'] as const)
      expectClose(found?.[name], set[name], name);
    expectPoints(design, set);
  },
);

test('STATS-SEASON-2 months of the year beyond months of the quarter, with the spread of quarters, equal R', () => {
  const { cycle, month, deals, won, ...answer } = r.seasonsOfYear;
  const counts = { deals, won };
  const season = factor('season', month);
  const inQuarter = factor(
    'inQuarter',
    month.map((one) => (one - 1) % 3),
  );
  const design = designOf({ ...counts, factors: [factor('cycle', cycle), inQuarter, season] });
  const quarter = cycle.map((year, i) => year * 4 + Math.floor(((month[i] ?? 1) - 1) / 3));
  const keys = [...new Set(quarter)];
  const sums = (values: readonly number[]): number[] =>
    keys.map((key) => values.reduce((sum, n, i) => sum + (quarter[i] === key ? n : 0), 0));
  const coarser = designOf({
    deals: sums(deals),
    won: sums(won),
    factors: [
      factor(
        'cycle',
        keys.map((k) => Math.floor(k / 4)),
      ),
      factor(
        'place',
        keys.map((k) => k % 4),
      ),
    ],
  });
  const found = seasonTest(design, coarser);
  for (const name of ['chiSquare', 'df', 'dispersion', 'residualDf', 'pValue'] as const)
    expectClose(found?.[name], answer[name], name);
  expectPoints(designOf({ ...counts, factors: [factor('cycle', cycle), season] }), answer);
});

const blocksOf = (set: { deals: number[]; won: number[]; expected: number[] }) => {
  const periods = pairs(set).map((one, i) => ({ ...one, expected: set.expected[i] ?? 0 }));
  return Array.from({ length: periods.length / 3 }, (_, i) => periods.slice(3 * i, 3 * i + 3));
};

test.each(Object.entries(r.changes))(
  'STATS-CHANGE-1 the best split and its p over every order equal R: %s',
  (_, set) => {
    const found = changePoint(blocksOf(set), seeded(1));
    // Where every split is as good, rounding alone chooses one.
    if (Math.abs(set.z) > 1e-9) expect(found?.at).toBe(set.at);
    expectClose(found?.z, set.z, 'z');
    expectClose(found?.pValue, set.pValue, 'p', 1e-12);
    expect(found?.permutations).toBe(set.permutations);
  },
);

test('STATS-CHANGE-2 seeded orders where there are too many to try, nothing with two quarters', () => {
  const blocks = [...blocksOf(r.changes.none), ...blocksOf(r.changes.none)];
  const p = (seed: number) => changePoint(blocks, seeded(seed))?.pValue;
  expect(p(3)).toBe(p(3));
  expect(changePoint(blocks, seeded(3))?.permutations).toBe(999);
  expect(changePoint(blocks.slice(0, 2), seeded(3))).toBeNull();
});

test('STATS-DRIFT-1 the stability index equals R, with half a deal in levels that are empty', () => {
  for (const mix of r.stabilities) {
    const found = populationStability(mix);
    expectClose(found?.index, mix.index, 'index');
    expectClose(found?.moved, mix.moved, 'moved');
  }
  expect(populationStability({ before: [3], after: [5] })).toBeNull();
  expect(populationStability({ before: [0, 0], after: [5, 1] })).toBeNull();
});

test('STATS-DRIFT-2 its p is that of shuffled labels: R knows it exactly for two levels', () => {
  for (const { pValue, ...mix } of r.stabilities) {
    if (pValue === null) continue;
    const runs = Array.from(
      { length: 8 },
      (_, seed) => stabilityTest(mix, seeded(seed))?.pValue ?? NaN,
    );
    const mean = runs.reduce((sum, p) => sum + p, 0) / runs.length;
    expect(Math.abs(mean - pValue)).toBeLessThan(0.004 + 0.15 * pValue);
  }
});

test('STATS-DRIFT-3 hypergeometric draws have the right mean and variance, and never leave their bounds', () => {
  const random = seeded(8);
  for (const [marked, others, taken] of [
    [5, 3, 4],
    [400, 600, 300],
    [2, 90_000, 45_000],
  ] as const) {
    const draws = Array.from({ length: 4000 }, () =>
      hypergeometricDraw(marked, others, taken, random),
    );
    const all = marked + others;
    const mean = (taken * marked) / all;
    const variance = (mean * (others / all) * (all - taken)) / (all - 1);
    const average = draws.reduce((sum, k) => sum + k, 0) / draws.length;
    const square = draws.reduce((sum, k) => sum + (k - mean) ** 2, 0) / draws.length;
    expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(variance / draws.length));
    expect(square / variance).toBeGreaterThan(0.9);
    expect(square / variance).toBeLessThan(1.1);
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(Math.max(0, taken - others));
    expect(Math.max(...draws)).toBeLessThanOrEqual(Math.min(marked, taken));
  }
});

const counts = fc
  .tuple(fc.nat(60), fc.nat(60))
  .map(([n, w]) => ({ deals: n, won: Math.min(n, w) }));
const finite = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(finite);

test('STATS-CALENDAR-1 no NaN and no infinite number, whatever the periods', () => {
  fc.assert(
    fc.property(fc.array(counts, { minLength: 9, maxLength: 24 }), (periods) => {
      const full = periods.slice(0, periods.length - (periods.length % 3));
      const deals = full.reduce((sum, one) => sum + one.deals, 0);
      const rate = deals > 0 ? full.reduce((sum, one) => sum + one.won, 0) / deals : 0;
      const expected = full.map((one) => ({ ...one, expected: one.deals * rate }));
      const blocks = Array.from({ length: full.length / 3 }, (_, i) =>
        expected.slice(3 * i, 3 * i + 3),
      );
      const design = designOf({
        deals: full.map((one) => one.deals),
        won: full.map((one) => one.won),
        factors: [
          factor(
            'cycle',
            full.map((_, i) => Math.floor(i / 3)),
          ),
          factor(
            'season',
            full.map((_, i) => i % 3),
          ),
        ],
      });
      const mix = { before: periods.map((one) => one.deals), after: periods.map((one) => one.won) };
      expect(finite([trendTest(periods), changePoint(blocks, seeded(1)), seasonTest(design)])).toBe(
        true,
      );
      expect(finite(stabilityTest(mix, seeded(1)))).toBe(true);
    }),
    { numRuns: 60, seed: 4 },
  );
});
