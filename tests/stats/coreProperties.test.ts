import fc from 'fast-check';
import { expect, test } from 'vitest';
import { betaBinomial } from '../../src/stats/betaBinomial.ts';
import type { GroupedDesign } from '../../src/stats/design.ts';
import { deviationContrasts } from '../../src/stats/deviationCoding.ts';
import { fitFirth, isFirth } from '../../src/stats/firth.ts';
import { kitagawa } from '../../src/stats/kitagawa.ts';
import { kitagawaIntervals } from '../../src/stats/kitagawaBootstrap.ts';
import { likelihoodRatio } from '../../src/stats/likelihoodRatio.ts';
import { fitLogistic, type LogisticFit } from '../../src/stats/logistic.ts';
import { marginalEffects } from '../../src/stats/marginalEffects.ts';
import { penalisedLikelihoodRatio } from '../../src/stats/penalisedLikelihoodRatio.ts';
import { profileInterval } from '../../src/stats/profileInterval.ts';
import { seeded } from '../../src/stats/random.ts';
import { rowsOf } from '../../src/stats/rowsOf.ts';
import { scoreTest } from '../../src/stats/scoreTest.ts';
import { designOf } from './designOf.ts';

const once = { seed: 20240607 };

/** Any small table: empty, one-sided and aliased levels are common, as are rows that are alike. */
const design = fc
  .array(fc.tuple(fc.nat(3), fc.nat(2), fc.nat(5), fc.nat(4)), { minLength: 1, maxLength: 30 })
  .map((rows) =>
    designOf({
      deals: rows.map(([, , n]) => n),
      won: rows.map(([, , n, w]) => Math.min(n, w)),
      factors: [
        { name: 'a', levels: ['p', 'q', 'r', 's'], codes: rows.map(([a]) => a) },
        { name: 'b', levels: ['x', 'y', 'z'], codes: rows.map(([, b]) => b) },
        // Follows from a.
        { name: 'c', levels: ['u', 'v'], codes: rows.map(([a]) => a >> 1) },
      ],
    }),
  );

const bad = (value: unknown): boolean =>
  typeof value === 'number'
    ? !Number.isFinite(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(bad);

const withRows = (one: GroupedDesign, rows: readonly number[]): GroupedDesign => ({
  rows: rows.length,
  deals: Float64Array.from(rows.map((row) => one.deals[row] ?? 0)),
  won: Float64Array.from(rows.map((row) => one.won[row] ?? 0)),
  factors: one.factors.map((factor) => ({
    ...factor,
    codes: Int32Array.from(rows.map((row) => factor.codes[row] ?? 0)),
  })),
});

/** The same deals told differently: rows in another order, split in two, levels under other names in another order. */
function retold(one: GroupedDesign): GroupedDesign {
  const order = [...one.deals.keys()].sort((a, b) => ((a * 7919) % 31) - ((b * 7919) % 31));
  const twice = withRows(one, [...order, ...order]);
  twice.deals.forEach((n, row) => {
    const won = Math.floor((twice.won[row] ?? 0) / 2);
    const lost = Math.floor((n - (twice.won[row] ?? 0)) / 2);
    const first = row < order.length;
    twice.won[row] = first ? won : (twice.won[row] ?? 0) - won;
    twice.deals[row] = first ? won + lost : n - won - lost;
  });
  return {
    ...twice,
    factors: twice.factors.map(({ name, levels, codes }) => ({
      name,
      levels: levels.map((level) => `new ${level}`).reverse(),
      codes: Int32Array.from(codes, (code) => levels.length - 1 - code),
    })),
  };
}

/** Everything that is told of a fit, each level under its old name. */
function told(one: GroupedDesign, fit: LogisticFit) {
  return one.factors.map((_, factor) => ({
    lr: isFirth(fit) ? null : likelihoodRatio(one, fit, factor),
    score: scoreTest(one, factor),
    effects: Object.fromEntries(
      marginalEffects(one, fit, factor).map((effect) => [effect.level.replace('new ', ''), effect]),
    ),
  }));
}

const near = (a: number | null | undefined, b: number | null | undefined, what: string) => {
  expect(a === null || a === undefined, what).toBe(b === null || b === undefined);
  const gap = Math.abs(Number(a ?? 0) - Number(b ?? 0)) / Math.max(1, Math.abs(Number(b ?? 0)));
  expect(gap, `${what}: ${a} and ${b}`).toBeLessThan(1e-6);
};

const expectSame = (here: ReturnType<typeof told>, there: ReturnType<typeof told>) =>
  here.forEach(({ lr, score, effects }, factor) => {
    near(there[factor]?.lr?.chiSquare, lr?.chiSquare, 'LR');
    near(there[factor]?.score?.chiSquare, score?.chiSquare, 'score');
    expect([there[factor]?.lr?.df, there[factor]?.score?.df]).toEqual([lr?.df, score?.df]);
    for (const [level, effect] of Object.entries(effects)) {
      const other = there[factor]?.effects[level];
      near(other?.points?.estimate, effect.points?.estimate, `${level} points`);
      near(other?.points?.low, effect.points?.low, `${level} low`);
      near(other?.pointsStandardError, effect.pointsStandardError, `${level} se`);
      near(other?.coefficient, effect.coefficient, `${level} coefficient`);
      expect(other?.among).toBe(effect.among);
    }
  });

test('CORE-1 order of rows, names of levels and splitting of cells change no fit, test or effect', () => {
  fc.assert(
    fc.property(design, (one) => {
      const other = retold(one);
      const [fit, again] = [fitLogistic(one), fitLogistic(other)];
      expect(again === null).toBe(fit === null);
      if (!fit || !again) return;
      expect(again.converged).toBe(fit.converged);
      if (!fit.converged) return;
      near(again.logLikelihood, fit.logLikelihood, 'log-likelihood');
      expectSame(told(one, fit), told(other, again));
    }),
    { ...once, numRuns: 300 },
  );
});

test('CORE-2 the same of the penalised fit, which is finite for every table with a win and a loss', () => {
  fc.assert(
    fc.property(design, (one) => {
      const fit = fitFirth(one);
      const deals = one.deals.reduce((a, b) => a + b, 0);
      const won = one.won.reduce((a, b) => a + b, 0);
      expect(fit === null).toBe(won === 0 || won === deals);
      if (!fit) return;
      expect(fit.converged).toBe(true);
      expect(bad(fit)).toBe(false);
      let wins = 0;
      fit.fitted.forEach((p, row) => (wins += p * (one.deals[row] ?? 0)));
      expect(Math.abs(wins - won)).toBeLessThan(1e-9);
      const other = retold(one);
      const again = fitFirth(other);
      if (!again) throw new Error('the same deals have a fit');
      expectSame(told(one, fit), told(other, again));
      one.factors.forEach((_, factor) => {
        const test = penalisedLikelihoodRatio(one, fit, factor);
        near(penalisedLikelihoodRatio(other, again, factor)?.chiSquare, test?.chiSquare, 'PLR');
        if (test) expect(test.pValue >= 0 && test.pValue <= 1).toBe(true);
      });
    }),
    { ...once, numRuns: 200 },
  );
});

test('CORE-3 every effect is a difference of rates, with its end within 0–1; profile intervals hold the estimate', () => {
  fc.assert(
    fc.property(design, (one) => {
      for (const fit of [fitLogistic(one), fitFirth(one)]) {
        if (!fit?.converged) continue;
        one.factors.forEach((_, factor) => {
          for (const { points, pValue } of marginalEffects(one, fit, factor)) {
            if (points === null) continue;
            const { low, estimate, high } = points;
            expect(-1 <= low && low <= estimate && estimate <= high && high <= 1).toBe(true);
            // The mean that was taken off both ends is a rate: they are at most 1 apart.
            expect(high - low).toBeLessThanOrEqual(1);
            if (pValue !== null) expect(pValue >= 0 && pValue <= 1).toBe(true);
          }
          if (fit.separated.length > 0 && !isFirth(fit)) return;
          for (const contrast of deviationContrasts(fit, factor)) {
            if (!contrast) continue;
            const interval = profileInterval(rowsOf(one, fit), fit, contrast.weights);
            if (!interval) continue;
            expect(interval.low).toBeLessThanOrEqual(contrast.value + 1e-6);
            expect(interval.high).toBeGreaterThanOrEqual(contrast.value - 1e-6);
          }
        });
      }
    }),
    { ...once, numRuns: 150 },
  );
});

const counts = fc.tuple(fc.nat(300), fc.double({ min: 0, max: 1, noNaN: true }));
const levels = fc.array(fc.tuple(counts, counts), { minLength: 1, maxLength: 9 }).map((list) =>
  list.map(([[a, p], [b, q]], i) => ({
    level: `l${i}`,
    dealsBefore: a,
    wonBefore: Math.round(a * p),
    dealsAfter: b,
    wonAfter: Math.round(b * q),
  })),
);

test('CORE-4 order and names of levels change no part of a bridge; an empty level adds nothing', () => {
  fc.assert(
    fc.property(levels, (list) => {
      const empty = { level: 'e', dealsBefore: 0, wonBefore: 0, dealsAfter: 0, wonAfter: 0 };
      const here = kitagawa(list);
      const there = kitagawa([empty, ...list.map((one) => ({ ...one, level: 'x' })).reverse()]);
      expect(there === null).toBe(here === null);
      if (!here || !there) return;
      expect(there.mix).toBeCloseTo(here.mix, 12);
      expect(there.rate).toBeCloseTo(here.rate, 12);
      here.parts.forEach((part, i) => {
        const other = there.parts.at(-1 - i);
        expect(other?.mix).toBeCloseTo(part.mix, 12);
        expect(other?.rate).toBeCloseTo(part.rate, 12);
      });
    }),
    once,
  );
});

test('CORE-5 the bridge’s intervals are finite, hold no more than −1…1, and their parts sum to the change', () => {
  fc.assert(
    fc.property(levels, fc.nat(), (list, seed) => {
      const bridge = kitagawaIntervals(list, seeded(seed), 60);
      if (bridge === null) return;
      expect(bad(bridge)).toBe(false);
      const parts = bridge.parts.flatMap(({ mix, rate }) => [mix, rate]);
      const sum = parts.reduce((total, { estimate }) => total + estimate, 0);
      expect(Math.abs(sum - bridge.change)).toBeLessThan(1e-12);
      for (const { low, high } of [bridge.mix, bridge.rate, ...parts]) {
        expect(low <= high).toBe(true);
        expect(-1 <= low && high <= 1).toBe(true);
      }
    }),
    { ...once, numRuns: 60 },
  );
});

test('CORE-6 shrunk rates are rates, whatever the order of the levels', () => {
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 12 }), (list) => {
      const all = list.map(([deals, p]) => ({ deals, won: Math.round(deals * p) }));
      const [here, there] = [betaBinomial(all), betaBinomial(all.toReversed())];
      expect(there === null).toBe(here === null);
      for (const { won, deals } of all) {
        const shrunk = here?.shrink(won, deals) ?? 0;
        expect(shrunk >= 0 && shrunk <= 1).toBe(true);
        near(there?.shrink(won, deals) ?? 0, shrunk, 'shrunk');
      }
    }),
    { ...once, numRuns: 60 },
  );
});
