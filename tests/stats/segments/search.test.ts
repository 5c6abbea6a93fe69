import { describe, expect, test } from 'vitest';
import { fitLogistic } from '../../../src/stats/logistic.ts';
import { seeded } from '../../../src/stats/random.ts';
import {
  searchSegments,
  searchSegmentsSteps,
  TOLD_P,
  type SegmentSearch,
} from '../../../src/stats/segments/searchSegments.ts';
import { segmentEchoes } from '../../../src/stats/segments/segmentEchoes.ts';
import { linearEffect, segmentEffect } from '../../../src/stats/segments/segmentEffect.ts';
import { searchSimulated, simulated, type Truth } from './simulated.ts';

const shape: Truth = { sizes: [3, 4, 6, 5], deals: 4000 };

function tell(search: SegmentSearch | null): number[] {
  if (!search) throw new Error('nothing was searched');
  return [...search.z.keys()]
    .filter((at) => (search.pValueFamilywise[at] ?? 1) < TOLD_P)
    .sort((a, b) => Math.abs(search.z[b] ?? 0) - Math.abs(search.z[a] ?? 0));
}

const nameOf = (search: SegmentSearch, at: number): string => {
  const one = search.scores.statistics[at];
  return `${one?.aspect} ${one?.segment.factors.join()} ${one?.segment.levels.join()}`;
};

function echoesOf(search: SegmentSearch, told: number[]): ReadonlyMap<number, number> {
  const steps = segmentEchoes(search, told);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

test('SEARCH-1 main effects alone: any of 121 questions is told in about 5% of files', () => {
  const runs = 300;
  let told = 0;
  for (let run = 1; run <= runs; run++) {
    const search = searchSimulated(simulated(shape, seeded(run)), run + 1000, { draws: 199 });
    if (tell(search).length > 0) told++;
  }
  // 5% of 300 is 15 ± 3.8; shuffling outcomes instead would tell nearly half of them.
  expect(told).toBeGreaterThan(7);
  expect(told / runs).toBeLessThanOrEqual(0.07 + 2 * Math.sqrt((0.05 * 0.95) / runs));
});

/** 8 points in one of 16 combinations: 2,000 of 32,000 deals. */
const eight = simulated(
  {
    sizes: [4, 4, 5, 6],
    deals: 32_000,
    planted: ([a, b]) => (a === 1 && b === 2 ? -0.08 : 0),
  },
  seeded(8),
);

describe('a combination that wins 8 points less than its parts imply', () => {
  const search = searchSimulated(eight, 1);
  if (!search) throw new Error('nothing was searched');
  const told = tell(search);
  const first = told[0] ?? -1;

  test('SEARCH-2 it is the first that is told, at the smallest p that 999 draws can give', () => {
    expect(nameOf(search, first)).toBe('combination 0,1 1,2');
    expect(search.test.draws).toBe(999);
    expect(search.pValueFamilywise[first]).toBeCloseTo(0.001, 12);
  });

  test('SEARCH-3 its size is that of the planted one, not what the main effects left of it', () => {
    const { difference, counts, expected } = segmentEffect(search, first) ?? {
      difference: { estimate: 0, low: 0, high: 0 },
      counts: { deals: 0, won: 0 },
      expected: 0,
    };
    expect(counts.deals).toBeGreaterThan(1800);
    expect(difference.low).toBeLessThan(-0.08);
    expect(difference.high).toBeGreaterThan(-0.08);
    expect(Math.abs(difference.estimate + 0.08)).toBeLessThan(0.03);
    expect(counts.won / counts.deals - difference.estimate).toBeCloseTo(expected, 12);
  });

  test('SEARCH-5 a difference excludes 0 exactly where |z| exceeds 1.96', () => {
    for (const at of search.z.keys()) {
      const { difference } = segmentEffect(search, at) ?? {};
      if (!difference) throw new Error('no effect');
      const z = search.z[at] ?? 0;
      expect(difference.low > 0 || difference.high < 0).toBe(Math.abs(z) > 1.959963984540054);
      const { estimate, standardError } = linearEffect(search, at);
      expect(estimate / standardError).toBeCloseTo(z, 9);
    }
  });
});

test('SEARCH-4 what else is told because of one strong combination is an echo of it', () => {
  const strong = simulated(
    { ...shape, deals: 20_000, planted: ([a, b]) => (a === 1 && b === 2 ? -0.25 : 0) },
    seeded(9),
  );
  const search = searchSimulated(strong, 1);
  if (!search) throw new Error('nothing was searched');
  const told = tell(search);
  const echoes = echoesOf(search, told);
  expect(told.length).toBeGreaterThan(3);
  expect(told.filter((at) => !echoes.has(at)).map((at) => nameOf(search, at))).toEqual([
    'combination 0,1 1,2',
  ]);
  expect(new Set(echoes.values())).toEqual(new Set([told[0]]));
});

test('SEARCH-6 two effects are two findings, each with its echoes', () => {
  const both = simulated(
    {
      sizes: [4, 4, 5, 6],
      deals: 40_000,
      planted: ([a, b, c, quarter]) =>
        (a === 1 && b === 2 ? -0.12 : 0) + (c === 3 && quarter === 5 ? 0.15 : 0),
    },
    seeded(3),
  );
  const search = searchSimulated(both, 1);
  if (!search) throw new Error('nothing was searched');
  const told = tell(search);
  const echoes = echoesOf(search, told);
  expect(
    told
      .filter((at) => !echoes.has(at))
      .map((at) => nameOf(search, at))
      .sort(),
  ).toEqual(['change 2 3', 'combination 0,1 1,2']);
});

test('SEARCH-7 a change is what the segment moved beyond the rest, which moved too', () => {
  const fell = simulated(
    {
      sizes: [3, 4, 6],
      deals: 60_000,
      planted: ([a, , quarter]) =>
        (quarter === 5 ? 0.05 : 0) - (quarter === 5 && a === 2 ? 0.1 : 0),
    },
    seeded(5),
  );
  const search = searchSimulated(fell, 1);
  if (!search) throw new Error('nothing was searched');
  const first = tell(search)[0] ?? -1;
  expect(nameOf(search, first)).toBe('change 0 2');
  const effect = segmentEffect(search, first);
  expect(effect?.difference.low).toBeLessThan(-0.1);
  expect(effect?.difference.high).toBeGreaterThan(-0.1);
  const rate = (effect?.after?.won ?? 0) / (effect?.after?.deals ?? 1);
  expect(rate - (effect?.difference.estimate ?? 0)).toBeCloseTo(effect?.expected ?? 0, 12);
});

test('SEARCH-8 three fields by choice: what only they know is found with them and not without', () => {
  const deep = simulated(
    {
      sizes: [3, 3, 4, 2],
      deals: 40_000,
      // Within every pair it evens out.
      planted: ([a = 0, b = 0, c = 0]) =>
        a < 2 && b < 2 && c < 2 ? 0.12 * (1 - 2 * ((a + b + c) % 2)) : 0,
    },
    seeded(2),
  );
  const factors = (search: SegmentSearch | null, at: number): number =>
    search?.scores.statistics[at]?.segment.factors.length ?? 0;
  const three = searchSimulated(deep, 1, { depth: 3 });
  const two = searchSimulated(deep, 1, { depth: 2 });
  expect(tell(three).filter((at) => factors(three, at) === 3).length).toBeGreaterThanOrEqual(8);
  expect(tell(two)).toEqual([]);
});

test('SEARCH-9 draws end early when nothing can be told any more, and every p is above 5% then', () => {
  const search = searchSimulated(simulated(shape, seeded(4)), 4);
  expect(search?.test.stoppedEarly).toBe(true);
  expect(search?.test.draws).toBeLessThan(999);
  expect(Math.min(...(search?.pValueFamilywise ?? []))).toBeGreaterThan(0.05);
});

test('SEARCH-10 too much work means fewer draws, too many segments only the largest; both are said', () => {
  const design = simulated(
    { sizes: [3, 4, 6, 5], deals: 4000, planted: ([a, b]) => (a === 0 && b === 0 ? 0.3 : 0) },
    seeded(6),
  );
  const search = searchSimulated(design, 1, { workBudget: 1 });
  expect([search?.test.draws, search?.drawsWanted, search?.drawsAsked]).toEqual([199, 199, 999]);
  expect(search?.leftOut).toBe(0);
  const few = searchSimulated(design, 1, { mostQuestions: 20 });
  expect(few?.leftOut).toBeGreaterThan(50);
  expect(few?.scores.statistics.length).toBeLessThanOrEqual(20);
});

test('SEARCH-11 fewer deals than the least are not looked at, and without a fit nothing is', () => {
  const design = simulated({ sizes: [2, 2, 2], deals: 100 }, seeded(1));
  const asked = (fewestDeals: number): number[] =>
    searchSimulated(design, 1, { fewestDeals, draws: 19 })?.scores.statistics.map(
      (one) => one.deals,
    ) ?? [];
  expect(Math.min(...asked(20))).toBeGreaterThanOrEqual(20);
  expect(asked(20).length).toBeGreaterThan(asked(30).length);
  const fit = fitLogistic(design);
  if (!fit) throw new Error('no fit');
  const options = { adjusted: [2], compared: null };
  expect(searchSegments(design, { ...fit, converged: false }, options, seeded(1))).toBeNull();
  expect(
    searchSegments(design, fit, { adjusted: [0, 1, 2], compared: null }, seeded(1)),
  ).toBeNull();
});

test('SEARCH-12 a worker can stop in between, and is told how far it is', () => {
  const factor = eight.factors.length - 1;
  const fit = fitLogistic(eight);
  if (!fit) throw new Error('no fit');
  const steps = searchSegmentsSteps(
    eight,
    fit,
    { adjusted: [factor], compared: null, draws: 99 },
    seeded(1),
  );
  const seen: number[] = [];
  for (let step = steps.next(); !step.done; step = steps.next()) seen.push(step.value.draws);
  expect(seen.length).toBeGreaterThan(10);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});
