import fc from 'fast-check';
import { test } from 'vitest';
import { ownExpectation } from '../../src/stats/ownExpectation.ts';
import answers from '../reference/reps.json' with { type: 'json' };
import { expectClose } from './close.ts';

test.each(Object.entries(answers.parts))(
  'STATS-OWN-1 own rates and the score of each part equal R: %s',
  (name, { deals, won, rate, own, chiSquare }) => {
    const found = ownExpectation(
      deals.map((n, i) => ({ deals: n, won: won[i] ?? 0, rate: rate[i] ?? 0.5, varianceRatio: 1 })),
    );
    own.forEach((answer, i) => expectClose(found?.[i]?.rate, answer, name));
    chiSquare.forEach((answer, i) => expectClose((found?.[i]?.z ?? Number.NaN) ** 2, answer, name));
  },
);

test('STATS-OWN-2 expected wins add up to those won, and one part alone has nothing to differ from', () => {
  const part = fc.record({
    deals: fc.integer({ min: 1, max: 200 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    rate: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (drawn) => {
      const parts = drawn.map(({ deals, share, rate }) => ({
        deals,
        won: Math.round(share * deals),
        rate,
        varianceRatio: 1,
      }));
      const won = parts.reduce((sum, one) => sum + one.won, 0);
      const deals = parts.reduce((sum, one) => sum + one.deals, 0);
      const found = ownExpectation(parts);
      if (won === 0 || won === deals) return found === null;
      const expected = parts.reduce((sum, one, i) => sum + one.deals * (found?.[i]?.rate ?? 0), 0);
      if (parts.length === 1 && found?.[0]?.z !== null) return false;
      return Math.abs(expected - won) < 1e-6;
    }),
    { seed: 5, numRuns: 200 },
  );
});
