import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benjaminiHochberg } from '../../src/stats/benjaminiHochberg.ts';
import { betaBinomial } from '../../src/stats/betaBinomial.ts';
import { clusterDesignEffect } from '../../src/stats/clusterVariance.ts';
import { collapse } from '../../src/stats/collapse.ts';
import { dropRows } from '../../src/stats/design.ts';
import { differenceTest } from '../../src/stats/differenceTest.ts';
import { kaplanMeier } from '../../src/stats/kaplanMeier.ts';
import { fitLogistic } from '../../src/stats/logistic.ts';
import { marginalEffects } from '../../src/stats/marginalEffects.ts';
import { newcombe } from '../../src/stats/newcombe.ts';
import { scoreTest } from '../../src/stats/scoreTest.ts';
import { wilson } from '../../src/stats/wilson.ts';
import { designOf } from './designOf.ts';

const counts = fc
  .tuple(fc.nat(3000), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([deals, p]) => ({ deals, won: Math.round(deals * p) }));

/** Any small design: few deals, so that empty, one-sided and aliased levels are common. */
const design = fc
  .array(fc.tuple(fc.nat(3), fc.nat(2), fc.nat(4), fc.nat(3)), { minLength: 1, maxLength: 40 })
  .map((rows) =>
    designOf({
      deals: rows.map(([, , n]) => n),
      won: rows.map(([, , n, w]) => Math.min(n, w)),
      factors: [
        { name: 'a', levels: ['p', 'q', 'r', 's'], codes: rows.map(([a]) => a) },
        { name: 'b', levels: ['x', 'y', 'z'], codes: rows.map(([, b]) => b) },
      ],
    }),
  );

const bad = (value: unknown): boolean =>
  typeof value === 'number'
    ? !Number.isFinite(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(bad);

test('STATS-PROPERTY-1 a rate and its interval stay in 0–1, a difference in −1…1', () => {
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const rate = wilson(a.won, a.deals);
      if (rate) {
        expect(0 <= rate.low && rate.low <= rate.estimate).toBe(true);
        expect(rate.estimate <= rate.high && rate.high <= 1).toBe(true);
      } else expect(a.deals).toBe(0);
      const change = newcombe(a, b);
      const wider = newcombe(a, b, 2.5);
      if (change && wider) {
        expect(-1 <= change.low && change.high <= 1).toBe(true);
        expect(wider.low <= change.low && wider.high >= change.high).toBe(true);
      }
      const p = differenceTest(a, b)?.pValue;
      if (p !== undefined) expect(p >= 0 && p <= 1).toBe(true);
    }),
  );
});

test('STATS-PROPERTY-2 q-values are at least p and keep its order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (p) => {
      const q = benjaminiHochberg(p).map(Number);
      q.forEach((value, i) => {
        expect(value).toBeGreaterThanOrEqual(p[i] ?? 0);
        expect(value).toBeLessThanOrEqual(1);
        q.forEach(
          (other, j) => (p[j] ?? 0) <= (p[i] ?? 0) && expect(other).toBeLessThanOrEqual(value),
        );
      });
    }),
    { numRuns: 50 },
  );
});

test('STATS-PROPERTY-3 whatever the design, no number is infinite or missing, and order of rows is irrelevant', () => {
  fc.assert(
    fc.property(design, (one) => {
      const fit = fitLogistic(one);
      if (fit === null) return;
      expect(bad(fit)).toBe(false);
      // Wins are predicted exactly in total, and per level of every field.
      if (fit.converged) {
        let wins = 0;
        fit.fitted.forEach((p, row) => (wins += p * (one.deals[row] ?? 0)));
        expect(wins).toBeCloseTo(fit.won, 6);
      }
      const backwards = {
        ...one,
        deals: one.deals.toReversed(),
        won: one.won.toReversed(),
        factors: one.factors.map((f) => ({ ...f, codes: f.codes.toReversed() })),
      };
      const again = fitLogistic(backwards);
      expect(again?.converged).toBe(fit.converged);
      if (!fit.converged) return;
      expect(again?.logLikelihood).toBeCloseTo(fit.logLikelihood, 8);
      [0, 1].forEach((factor) => {
        const effects = marginalEffects(one, fit, factor);
        const rao = scoreTest(one, factor);
        expect(bad(effects) || bad(rao)).toBe(false);
        expect(scoreTest(backwards, factor)?.chiSquare ?? -1).toBeCloseTo(rao?.chiSquare ?? -1, 6);
        marginalEffects(backwards, again ?? fit, factor).forEach((effect, level) => {
          expect(effect.points === null).toBe(effects[level]?.points === null);
          if (effect.points)
            expect(effect.points.estimate).toBeCloseTo(effects[level]?.points?.estimate ?? NaN, 6);
        });
      });
    }),
    { numRuns: 400 },
  );
});

test('STATS-PROPERTY-4 grouping rows changes nothing but their number', () => {
  fc.assert(
    fc.property(design, (one) => {
      const grouped = collapse(one, [0, 1]).design;
      expect(grouped.rows).toBeLessThanOrEqual(12);
      const [fit, same] = [fitLogistic(one), fitLogistic(grouped)];
      expect(same === null).toBe(fit === null);
      if (fit?.converged) expect(same?.logLikelihood).toBeCloseTo(fit.logLikelihood, 8);
      const half = dropRows(one, (row) => row % 2 === 0);
      expect(half.rows).toBe(Math.ceil(one.rows / 2));
    }),
  );
});

test('STATS-PROPERTY-5 shrinking draws towards the mean, never past it', () => {
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 15 }), (levels) => {
      const fit = betaBinomial(levels);
      if (fit === null) return;
      expect(bad([fit.mean, fit.concentration])).toBe(false);
      for (const { won, deals } of levels) {
        if (deals === 0) continue;
        const shrunk = fit.shrink(won, deals);
        const [low, high] = [Math.min(won / deals, fit.mean), Math.max(won / deals, fit.mean)];
        expect(shrunk >= low - 1e-12 && shrunk <= high + 1e-12).toBe(true);
      }
    }),
  );
});

test('STATS-PROPERTY-6 one deal per cluster needs (almost) no widening', () => {
  const cluster = (won: number, after: boolean) =>
    after
      ? { dealsBefore: 0, wonBefore: 0, dealsAfter: 1, wonAfter: won }
      : { dealsBefore: 1, wonBefore: won, dealsAfter: 0, wonAfter: 0 };
  const clusters = Array.from({ length: 400 }, (_, i) => cluster(i % 3 === 0 ? 1 : 0, i % 2 === 0));
  expect(clusterDesignEffect(clusters)?.designEffect).toBeCloseTo(400 / 399, 10);
  expect(clusterDesignEffect([])).toBeNull();
});

test('STATS-PROPERTY-7 a cycle distribution rises from 0 and never past 1, by table or by search', () => {
  const row = fc.record({
    day: fc.integer({ min: -2, max: 90 }),
    events: fc.nat(4),
    censored: fc.nat(4),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const byTable = kaplanMeier(rows);
      const bySearch = kaplanMeier(rows.map((r) => ({ ...r, day: r.day * 2000.5 })));
      let before = 0;
      for (let day = -3; day < 95; day += 0.5) {
        const share = byTable.cdf(day);
        expect(share).toBeCloseTo(bySearch.cdf(day * 2000.5), 12);
        expect(share >= before && share <= 1).toBe(true);
        before = share;
      }
    }),
  );
});
