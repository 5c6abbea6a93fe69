import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aalenJohansen } from '../../src/stats/aalenJohansen.ts';
import { cohortProjection, lastKnownAge } from '../../src/stats/cohortProjection.ts';
import { competingHazards, hazardBreaks } from '../../src/stats/competingHazards.ts';
import { logLogInterval } from '../../src/stats/logLogInterval.ts';
import { logRank } from '../../src/stats/logRank.ts';

const rows = fc.array(
  fc.record({
    age: fc.integer({ min: -2, max: 60 }),
    won: fc.nat(4),
    lost: fc.nat(4),
    censored: fc.nat(5),
  }),
  { maxLength: 40 },
);
const fixed = { seed: 20240601, numRuns: 300 };

const bad = (value: unknown): boolean =>
  typeof value === 'number'
    ? !Number.isFinite(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(bad);

test('SURVIVAL-PROPERTY-1 curves rise, stay in 0–1, and with the open share sum to 1', () => {
  fc.assert(
    fc.property(rows, (table) => {
      const curve = aalenJohansen(table);
      let before = { won: 0, lost: 0 };
      for (let age = -1; age <= 64; age += 0.5) {
        const at = curve.at(age);
        expect(bad(at)).toBe(false);
        expect(Math.abs(at.won + at.lost + at.open - 1)).toBeLessThan(1e-12);
        expect(at.won >= before.won && at.lost >= before.lost && at.open >= 0).toBe(true);
        const ends = logLogInterval(at.won, at.wonVariance, curve.deals);
        expect(0 <= ends.low && ends.low <= ends.estimate && ends.estimate <= ends.high).toBe(true);
        expect(ends.high).toBeLessThanOrEqual(1);
        before = at;
      }
    }),
    fixed,
  );
});

test('SURVIVAL-PROPERTY-2 the order of rows, and deals of one age in several rows, change nothing', () => {
  fc.assert(
    fc.property(rows, (table) => {
      const split = table.flatMap((row) => [
        { ...row, won: 0, censored: 0 },
        { ...row, lost: 0 },
      ]);
      const [one, other] = [aalenJohansen(table), aalenJohansen(split.toReversed())];
      for (const age of [0, 7, 30, 61]) expect(other.at(age)).toEqual(one.at(age));
    }),
    fixed,
  );
});

test('SURVIVAL-PROPERTY-3 a projection stays in 0–1 and within what is possible, with nothing undefined', () => {
  const open = fc.array(fc.record({ age: fc.nat(80), deals: fc.integer({ min: 1, max: 9 }) }), {
    maxLength: 10,
  });
  fc.assert(
    fc.property(rows, open, fc.nat(9), fc.nat(9), fc.nat(70), (table, ages, won, lost, known) => {
      const curve = aalenJohansen(table);
      const last = lastKnownAge(curve, 3);
      if (last === null) return;
      const found = cohortProjection({ won, lost, open: ages }, curve, last, known);
      if (found === null) return;
      expect(bad(found)).toBe(false);
      const { low, estimate, high } = found.rate;
      expect(0 <= low && low <= estimate && estimate <= high && high <= 1).toBe(true);
      const bounds = found.bounds;
      if (bounds)
        expect(bounds.low <= estimate + 1e-12 && estimate <= bounds.high + 1e-12).toBe(true);
    }),
    fixed,
  );
});

test('SURVIVAL-PROPERTY-4 hazards and what is ahead are chances, whatever the table', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 6 }), (table, bands) => {
      const coded = table.map((row) => ({ ...row, codes: [] }));
      const hazards = competingHazards(coded, hazardBreaks(coded, bands));
      for (const age of [-1, 4, 70])
        for (const days of [0, 1, 30, Infinity]) {
          const { won, lost } = hazards.within(age, days, []);
          expect(bad([won, lost])).toBe(false);
          expect(won >= 0 && lost >= 0 && won + lost <= 1 + 1e-9).toBe(true);
        }
    }),
    fixed,
  );
});

test('SURVIVAL-PROPERTY-5 swapping the groups of a log-rank test turns its sign, not its p', () => {
  const counts = rows.map((table) =>
    table.map(({ age, won, censored }) => ({ day: age, events: won, censored })),
  );
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const [there, back] = [logRank(a, b), logRank(b, a)];
      expect(there === null).toBe(back === null);
      expect(bad(there)).toBe(false);
      if (there && back) {
        expect(back.z).toBeCloseTo(-there.z, 8);
        expect(back.pValue).toBeCloseTo(there.pValue, 8);
      }
    }),
    fixed,
  );
});
