import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialDraw } from '../../src/stats/binomial.ts';
import { consistency, isFullPeriod } from '../../src/stats/consistency.ts';
import { normalQuantile } from '../../src/stats/distributions.ts';
import { funnelOverdispersion, outsideFunnel } from '../../src/stats/funnel.ts';
import { levelScores } from '../../src/stats/levelScores.ts';
import { seeded } from '../../src/stats/random.ts';
import { scoreTest } from '../../src/stats/scoreTest.ts';
import { shifted, shiftToTotal } from '../../src/stats/shiftToTotal.ts';
import { submodel } from '../../src/stats/submodel.ts';
import r from '../reference/calendar.json' with { type: 'json' };
import logistic from '../reference/logistic.json' with { type: 'json' };
import { expectClose } from './close.ts';
import { designOf } from './designOf.ts';

type Set = (typeof r.consistencies)['swinging'];
const periodsOf = ({ deals, won, rate, ratio }: Pick<Set, 'deals' | 'won' | 'rate' | 'ratio'>) =>
  deals.map((n, i) => ({
    deals: n,
    won: won[i] ?? 0,
    rate: rate[i] ?? 0,
    varianceRatio: ratio[i] ?? 1,
  }));

test.each(Object.entries(r.consistencies))('STATS-CONSISTENCY-1 equals R: %s', (_, set) => {
  const found = consistency(periodsOf(set));
  expect(found?.periods).toBe(set.periods);
  expectClose(found?.dispersion, set.dispersion, 'dispersion');
  expectClose(found?.pValue, set.pValue, 'p');
  expectClose(found?.spread.estimate, set.spread, 'spread');
  expectClose(found?.spread.low, set.low, 'low');
  expectClose(found?.spread.high, set.high, 'high');
  expectClose(found?.index, set.index, 'index');
});

test('STATS-CONSISTENCY-2 six periods with 5 expected wins and losses, neither fewer nor smaller', () => {
  const full = { deals: 10, won: 4, rate: 0.5, varianceRatio: 1 };
  expect(isFullPeriod(full)).toBe(true);
  expect(isFullPeriod({ ...full, deals: 9 })).toBe(false);
  expect(isFullPeriod({ ...full, rate: 0.51 })).toBe(false);
  expect(consistency(Array.from({ length: 6 }, () => full))?.index).toBe(100);
  expect(consistency(Array.from({ length: 5 }, () => full))).toBeNull();
  expect(consistency([...Array.from({ length: 5 }, () => full), { ...full, deals: 9 }])).toBeNull();
});

test('STATS-CONSISTENCY-3 a rep who is always better is consistent; one who lost everything has no figure', () => {
  const better = Array.from({ length: 8 }, () => ({
    deals: 40,
    won: 32,
    rate: 0.4,
    varianceRatio: 1,
  }));
  expect(consistency(better)).toMatchObject({ index: 100, pValue: 1 });
  expect(consistency(better.map((one) => ({ ...one, won: 0 })))).toBeNull();
});

test('STATS-FUNNEL-1 overdispersion equals R, and never narrows a limit', () => {
  expectClose(funnelOverdispersion(r.funnel.z), r.funnel.overdispersion, 'overdispersion');
  expect(funnelOverdispersion([0.1, -0.2, 0.3, 0])).toBe(1);
  expect(funnelOverdispersion([])).toBe(1);
});

test('STATS-FUNNEL-2 both limits, on both sides of them, and widened', () => {
  expect([1.95, 1.97, -3.08, 3.1].map((z) => outsideFunnel(z, 1))).toEqual([null, 95, 95, 99.8]);
  expect([3.9, 3.93, 6.17, -6.2].map((z) => outsideFunnel(z, 4))).toEqual([null, 95, 95, 99.8]);
});

test('STATS-SHIFT-1 moved rates add up to what was won', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.integer({ min: 1, max: 80 }), fc.double({ min: 0.02, max: 0.98, noNaN: true })),
        {
          minLength: 1,
          maxLength: 12,
        },
      ),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      (parts, share) => {
        const rated = parts.map(([deals, rate]) => ({ deals, rate }));
        const won = share * rated.reduce((sum, one) => sum + one.deals, 0);
        const shift = shiftToTotal(rated, won) ?? NaN;
        const total = rated.reduce((sum, one) => sum + one.deals * shifted(one.rate, shift), 0);
        expect(total).toBeCloseTo(won, 8);
      },
    ),
    { numRuns: 200, seed: 3 },
  );
  expect(shiftToTotal([{ deals: 5, rate: 0.4 }], 5)).toBeNull();
  expect(shiftToTotal([{ deals: 5, rate: 0.4 }], 0)).toBeNull();
});

test('STATS-LEVELSCORE-1 z² is Rao’s test of one level against all others, for every level', () => {
  for (const name of ['plain', 'single', 'aliased'] as const) {
    const design = designOf(logistic[name]);
    design.factors.forEach(({ levels, codes }, factor) => {
      const without = submodel(design, factor);
      if (!without) throw new Error('no fit');
      const scores = levelScores(design, without.fit, factor);
      levels.forEach((level, code) => {
        const one = {
          name: level,
          levels: ['others', level],
          codes: Int32Array.from(codes, (c) => (c === code ? 1 : 0)),
        };
        const alone = {
          ...design,
          factors: design.factors.map((other, i) => (i === factor ? one : other)),
        };
        const rao = scoreTest(alone, factor);
        const z = scores[code]?.z ?? null;
        if (rao === null) expect(z).toBeNull();
        else expectClose((z ?? NaN) ** 2, rao.chiSquare, `${name} ${level}`);
      });
    });
  }
});

test.each([
  ['independent deals', 0],
  ['quarters that spread by 1 point', 0.01],
])('STATS-LEVELSCORE-2 reps alike lie outside the 95%% funnel in 5%% of cases: %s', (_, shock) => {
  const random = seeded(31);
  let [outside, all] = [0, 0];
  for (let run = 0; run < 60; run++) {
    const rates = Array.from(
      { length: 6 },
      () => 0.4 + shock * (normalQuantile(Math.max(1e-9, random())) ?? 0),
    );
    const cells = Array.from({ length: 120 }, (_one, i) => ({
      rep: i % 20,
      quarter: Math.floor(i / 20),
    }));
    const deals = cells.map(() => 10 + Math.floor(random() * 50));
    const levels = (count: number) => Array.from({ length: count }, (_one, i) => String(i));
    const design = designOf({
      deals,
      won: cells.map(({ quarter }, i) => binomialDraw(deals[i] ?? 0, rates[quarter] ?? 0, random)),
      factors: [
        { name: 'rep', levels: levels(20), codes: cells.map((one) => one.rep) },
        { name: 'quarter', levels: levels(6), codes: cells.map((one) => one.quarter) },
      ],
    });
    const without = submodel(design, 0);
    if (!without) throw new Error('no model');
    const z = levelScores(design, without.fit, 0).flatMap((one) => one.z ?? []);
    const overdispersion = funnelOverdispersion(z);
    all += z.length;
    outside += z.filter((one) => outsideFunnel(one, overdispersion) !== null).length;
  }
  expect(outside / all).toBeLessThan(0.065);
  expect(outside / all).toBeGreaterThan(0.02);
});
