import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchDefinitions, partsOf, rateBy, readRate } from '../../src/domain/definitionBridge.ts';
import { DEFINITION_PARTS, type DefinitionCounts, OURS } from '../../src/domain/definitions.ts';

const row = (change: Partial<DefinitionCounts>): DefinitionCounts => ({
  outcome: 'won',
  ours: true,
  other: true,
  maskedOurs: false,
  maskedOther: false,
  kept: true,
  first: true,
  deals: 1,
  amount: 0,
  ...change,
});

/** 40 won and 60 lost by us; 20 more are open, 10 won and 10 lost only by the other date. */
const counts = [
  row({ deals: 30, amount: 900 }),
  row({ deals: 10, amount: 50, other: false }),
  row({ outcome: 'lost', deals: 60, amount: 1050 }),
  row({ outcome: 'open', deals: 20, amount: 500 }),
  row({ deals: 10, amount: 100, ours: false }),
  row({ outcome: 'lost', deals: 10, amount: 100, ours: false }),
];
const typed = (text: string) => {
  const read = readRate(text);
  if (!read) throw new Error(`${text} is a rate`);
  return read;
};

test('DEFINITION-1 a typed rate is read with its rounding, as percent or as a fraction', () => {
  expect(readRate('42')).toEqual({ rate: 0.42, half: 0.005 });
  expect(readRate(' 42.3 % ')).toEqual({ rate: 0.423, half: 0.0005 });
  expect(readRate('42,3')?.rate).toBeCloseTo(0.423);
  expect(readRate('0.42')).toEqual({ rate: 0.42, half: 0.005 });
  expect(readRate('0.42%')?.rate).toBeCloseTo(0.0042);
  expect(readRate('1')?.rate).toBe(0.01);
  expect(readRate('1.0')?.rate).toBe(1);
  expect(readRate('100%')?.rate).toBe(1);
  for (const none of ['', 'x', '-4', '101', '100.1', '4 2', '1e2', '42%%', 'NaN'])
    expect(readRate(none)).toBeNull();
});

test('DEFINITION-2 each part changes what it says, and nothing else', () => {
  expect(rateBy(counts, OURS)).toEqual({ of: 100, rate: 0.4 });
  expect(rateBy(counts, { ...OURS, open: true })).toEqual({ of: 120, rate: 40 / 120 });
  expect(rateBy(counts, { ...OURS, clock: true })).toEqual({ of: 110, rate: 40 / 110 });
  expect(rateBy(counts, { ...OURS, value: true })).toEqual({ of: 2000, rate: 950 / 2000 });
  const others = [
    row({ deals: 2 }),
    row({ deals: 1, first: false }),
    row({ outcome: 'lost', deals: 2 }),
    row({ outcome: 'lost', deals: 4, kept: false }),
    row({ deals: 5, ours: false, other: false, maskedOurs: true }),
  ];
  expect(rateBy(others, OURS).rate).toBe(3 / 5);
  expect(rateBy(others, { ...OURS, once: true }).rate).toBe(2 / 4);
  expect(rateBy(others, { ...OURS, unfiltered: true }).rate).toBe(3 / 9);
  expect(rateBy(others, { ...OURS, masked: true }).rate).toBe(1);
  expect(rateBy(others, { ...OURS, masked: true, clock: true })).toEqual({ of: 0, rate: null });
});

test('DEFINITION-3 what rounds to the typed rate fits, the simplest first, and nothing beside it', () => {
  const parts = ['open', 'clock', 'value'] as const;
  const found = matchDefinitions(counts, parts, typed('33'));
  expect(found?.tried).toBe(8);
  expect(found?.fits.map(({ definition }) => partsOf(definition))).toEqual([['open']]);
  // 33.33…% rounds to 33.3, not to 33.4; half a digit up is still within the rounding.
  expect(matchDefinitions(counts, parts, typed('33.3'))?.fits).toHaveLength(1);
  expect(matchDefinitions(counts, parts, typed('33.4'))?.fits).toHaveLength(0);
  expect(matchDefinitions(counts, ['open'], typed('40'))?.fits[0]?.steps).toEqual([]);
  const edge = [row({ deals: 425 }), row({ outcome: 'lost', deals: 575 })];
  expect(matchDefinitions(edge, [], typed('42'))?.fits).toHaveLength(1);
  expect(matchDefinitions(edge, [], typed('43'))?.fits).toHaveLength(1);
  expect(matchDefinitions(edge, [], typed('44'))?.fits).toHaveLength(0);
});

test('DEFINITION-4 where none fits the nearest is known, and without closed deals there is nothing', () => {
  const found = matchDefinitions(counts, ['open', 'clock'], typed('90'));
  expect(found?.fits).toEqual([]);
  expect(found?.nearest.rate).toBe(0.4);
  expect(matchDefinitions([row({ outcome: 'open' })], [], typed('40'))).toBeNull();
  expect(matchDefinitions([], DEFINITION_PARTS, typed('40'))).toBeNull();
});

test('DEFINITION-5 the steps lead from their rate to ours, whatever the deals', () => {
  const counted = fc.record({
    outcome: fc.constantFrom('won' as const, 'lost' as const, 'open' as const),
    ours: fc.boolean(),
    other: fc.boolean(),
    maskedOurs: fc.boolean(),
    maskedOther: fc.boolean(),
    kept: fc.boolean(),
    first: fc.boolean(),
    deals: fc.integer({ min: 1, max: 500 }),
    amount: fc.integer({ min: 0, max: 10_000 }),
  });
  fc.assert(
    fc.property(
      fc.array(counted, { maxLength: 30 }),
      fc.integer({ min: 0, max: 100 }),
      (rows, n) => {
        const found = matchDefinitions(rows, DEFINITION_PARTS, typed(String(n)));
        if (!found) return;
        for (const { rate, steps } of [...found.fits, found.nearest]) {
          const change = steps.reduce((sum, { from, to }) => sum + to - from, 0);
          expect(rate + change).toBeCloseTo(found.ours, 12);
          expect(steps.at(-1)?.to ?? rate).toBe(found.ours);
        }
      },
    ),
    { seed: 5, numRuns: 200 },
  );
});
