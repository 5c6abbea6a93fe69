import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GroupedDesign } from '../../../src/stats/design.ts';
import { fitFirth } from '../../../src/stats/firth.ts';
import { fitLogistic } from '../../../src/stats/logistic.ts';
import { seeded } from '../../../src/stats/random.ts';
import { searchSegments, type SegmentSearch } from '../../../src/stats/segments/searchSegments.ts';
import { segmentEchoes } from '../../../src/stats/segments/segmentEchoes.ts';
import { linearEffect, segmentEffect } from '../../../src/stats/segments/segmentEffect.ts';
import { designOf } from '../designOf.ts';

/** Any small design: empty rows, one-sided, absent and aliased levels are common. */
const design = fc
  .array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(3), fc.nat(6), fc.nat(6)), {
    minLength: 1,
    maxLength: 60,
  })
  .map((rows) =>
    designOf({
      deals: rows.map(([, , , n]) => n),
      won: rows.map(([, , , n, w]) => Math.min(n, w)),
      factors: [
        { name: 'a', levels: ['p', 'q', 'r'], codes: rows.map(([a]) => a) },
        { name: 'b', levels: ['x', 'y', 'z'], codes: rows.map(([, b]) => b) },
        { name: 'quarter', levels: ['1', '2', '3', '4'], codes: rows.map(([, , q]) => q) },
      ],
    }),
  );

const options = {
  adjusted: [2],
  compared: { factor: 2, before: 1, after: 2 },
  fewestDeals: 5,
  draws: 39,
};

function searched(one: GroupedDesign): SegmentSearch | null {
  const fit = fitLogistic(one);
  if (!fit) return null;
  const sound = fit.converged && fit.separated.length === 0;
  return searchSegments(one, sound ? fit : (fitFirth(one) ?? fit), options, seeded(7));
}

/** Everything there is to say, by the segment's name. */
function said(search: SegmentSearch | null): Map<string, number[]> {
  if (!search) return new Map();
  return new Map(
    search.scores.statistics.map(({ aspect, segment }, i) => {
      const names = segment.factors.map(
        (factor, at) => search.frame.rows.factors[factor]?.levels[segment.levels[at] ?? -1],
      );
      const { expected, difference } = segmentEffect(search, i) ?? {};
      const { estimate, standardError } = linearEffect(search, i);
      return [
        `${aspect} ${names.join()}`,
        [
          search.z[i] ?? NaN,
          expected ?? NaN,
          difference?.estimate ?? NaN,
          difference?.low ?? NaN,
          difference?.high ?? NaN,
          estimate,
          standardError,
          search.qValue[i] ?? NaN,
          search.pValueFamilywise[i] ?? NaN,
        ],
      ];
    }),
  );
}

function expectAlike(a: Map<string, number[]>, b: Map<string, number[]>, numbers = 9): void {
  expect([...b.keys()].sort()).toEqual([...a.keys()].sort());
  for (const [name, values] of a)
    values.slice(0, numbers).forEach((value, i) => {
      expect(Math.abs(value - (b.get(name)?.[i] ?? NaN))).toBeLessThan(1e-6);
    });
}

const picked = (one: GroupedDesign, order: readonly number[]): GroupedDesign => ({
  rows: order.length,
  deals: Float64Array.from(order, (row) => one.deals[row] ?? 0),
  won: Float64Array.from(order, (row) => one.won[row] ?? 0),
  factors: one.factors.map((factor) => ({
    ...factor,
    codes: Uint16Array.from(order, (row) => factor.codes[row] ?? 0),
  })),
});

const settings = { numRuns: 150, seed: 20240614 };

test('SEARCH-PROPERTY-1 whatever the design, no number is missing or infinite, and rates stay rates', () => {
  fc.assert(
    fc.property(design, (one) => {
      const search = searched(one);
      for (const [, values] of said(search)) {
        expect(values.every(Number.isFinite)).toBe(true);
        const [, expected = -1, estimate = -2, low = -2, high = -2, , error = -1, q = -1, p = -1] =
          values;
        expect(expected >= 0 && expected <= 1 && error > 0).toBe(true);
        expect(-1 <= low && low <= estimate && estimate <= high && high <= 1).toBe(true);
        expect(q >= 0 && q <= 1 && p > 0 && p <= 1).toBe(true);
      }
      if (!search) return;
      // As if all were told: what echoes what must be found for anything.
      const steps = segmentEchoes(search, [...search.z.keys()]);
      let step = steps.next();
      while (!step.done) step = steps.next();
      expect([...step.value.keys()].every((at) => at < search.z.length)).toBe(true);
    }),
    settings,
  );
});

test('SEARCH-PROPERTY-2 order of rows and splitting a row in two change nothing, drawn p-values included', () => {
  fc.assert(
    fc.property(design, fc.nat(1000), (one, seed) => {
      const random = seeded(seed);
      const keys = Array.from({ length: one.rows }, () => random());
      const order = keys.map((_, i) => i).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
      const whole = said(searched(one));
      expectAlike(whole, said(searched(picked(one, order))));
      const split = picked(one, [...order, ...order]);
      split.won.fill(0);
      order.forEach((row, i) => {
        const [deals = 0, won = 0] = [one.deals[row], one.won[row]];
        split.deals[i] = Math.floor(deals / 2);
        split.won[i] = Math.min(won, Math.floor(deals / 2));
        split.deals[i + order.length] = Math.ceil(deals / 2);
        split.won[i + order.length] = won - (split.won[i] ?? 0);
      });
      expectAlike(whole, said(searched(split)));
    }),
    settings,
  );
});

test('SEARCH-PROPERTY-3 other names, and other numbers for the same levels, change no answer', () => {
  fc.assert(
    fc.property(design, (one) => {
      const turned = {
        ...one,
        factors: one.factors.map(({ name, levels, codes }, factor) =>
          factor === 2
            ? { name, levels, codes }
            : {
                name: `${name}'`,
                levels: levels.toReversed(),
                codes: Uint16Array.from(codes, (code) => levels.length - 1 - code),
              },
        ),
      };
      // Wins are drawn in the order of the codes, so p-values (the last number) are of other draws.
      expectAlike(said(searched(one)), said(searched(turned)), 8);
    }),
    settings,
  );
});
