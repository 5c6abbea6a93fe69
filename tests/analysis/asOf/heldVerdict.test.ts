import { describe, expect, test } from 'vitest';
import { heldVerdict } from '../../../src/analysis/asOf/heldVerdict.ts';
import { stillHold } from '../../../src/analysis/asOf/driversThen.ts';
import { seeded } from '../../../src/stats/random.ts';
import type { VerdictHeld } from '../../../src/domain/document/trackRecord.ts';
import { judge } from '../../../src/analysis/verdict.ts';
import type { DriverEffect } from '../../../src/domain/document/drivers.ts';
import type { Verdict } from '../../../src/domain/document/verdict.ts';

const side = (start: string) => ({ label: start, start, from: start, to: start });

/** The verdict between two quarters of so many deals each. */
function between(before: number, after: number, deals = 4_000): Verdict {
  const counts = (rate: number) => ({ deals, won: Math.round(deals * rate) });
  const comparison = {
    clock: 'closed' as const,
    measure: 'count' as const,
    before: side('2024-01-01'),
    after: side('2024-04-01'),
    chosenByUser: false,
    earlier: [],
    warnings: [],
  };
  const sides = { before: counts(before), after: counts(after), earlier: [] };
  return judge(comparison, sides, null, 0.01, 1);
}

/** What became of it when the rates of three quarters in a row were these. */
const held = (first: number, second: number, third: number, deals?: number) =>
  heldVerdict(between(first, second, deals), {
    label: '2024Q3',
    sinceBefore: between(first, third, deals),
    sinceAfter: between(second, third, deals),
  });

describe('a verdict and the quarter after', () => {
  test.each([
    ['a fall that stays', 0.48, 0.42, 0.42, 'held'],
    ['a fall that goes on', 0.48, 0.42, 0.36, 'held'],
    ['a fall that half comes back', 0.48, 0.4, 0.44, 'held'],
    ['a fall that comes back', 0.48, 0.42, 0.48, 'did-not-last'],
    ['a fall that turns into a rise', 0.48, 0.42, 0.54, 'did-not-last'],
    ['a rise that stays', 0.42, 0.48, 0.48, 'held'],
    ['a rise that comes back', 0.42, 0.48, 0.42, 'did-not-last'],
    ['no change, and none after', 0.45, 0.45, 0.45, 'held'],
    ['no change, and a later fall', 0.45, 0.45, 0.39, 'held'],
    ['no change shown where a slow fall had begun', 0.45, 0.43, 0.415, 'missed'],
    ['no change, and the later one goes the other way', 0.45, 0.46, 0.42, 'held'],
  ])('HELD-1 %s', (_name, first, second, third, expected) => {
    expect(held(first, second, third)).toBe(expected);
  });

  test('HELD-2 few deals settle nothing, and are not counted as having held', () => {
    expect(held(0.45, 0.45, 0.45, 60)).toBe('undecided');
  });

  test('HELD-3 without a quarter after, it is too early', () => {
    expect(heldVerdict(between(0.48, 0.42), null)).toBe('too-early');
  });
});

describe('over many businesses', () => {
  /** Of 2,000 draws of three quarters with these rates: how often each came of it. */
  function shares(rates: readonly [number, number, number], deals = 1_500) {
    const random = seeded(17);
    const found: Partial<Record<VerdictHeld, number>> = {};
    const draw = (rate: number): number => {
      let won = 0;
      for (let deal = 0; deal < deals; deal++) won += random() < rate ? 1 : 0;
      return won / deals;
    };
    for (let run = 0; run < 2_000; run++) {
      const [first, second, third] = rates.map(draw) as [number, number, number];
      const one = held(first, second, third, deals);
      found[one] = (found[one] ?? 0) + 1 / 2_000;
    }
    return found;
  }

  test('HELD-6 where nothing changes, hardly a verdict is said to have failed', () => {
    const { held: fine = 0, missed = 0, 'did-not-last': back = 0 } = shares([0.45, 0.45, 0.45]);
    console.log(`nothing changes: held ${fine}, missed ${missed}, did not last ${back}`);
    expect(fine).toBeGreaterThan(0.93);
    expect(missed + back).toBeLessThan(0.05);
  });

  test('HELD-7 where a fall stays, it held; where it was a dip, it did not last', () => {
    const stays = shares([0.48, 0.4, 0.4]);
    const dips = shares([0.48, 0.4, 0.48]);
    console.log(`a fall stays: held ${stays.held}; a dip: did not last ${dips['did-not-last']}`);
    expect(stays.held).toBeGreaterThan(0.95);
    expect(dips['did-not-last']).toBeGreaterThan(0.95);
  });
});

describe('drivers named then', () => {
  const effect = (level: string, estimate: number, half = 0.03): DriverEffect => ({
    field: 'Source',
    level,
    deals: 100,
    won: 50,
    coefficient: null,
    coefficientStandardError: null,
    oddsRatio: null,
    oddsRatioInterval: null,
    points: { estimate, low: estimate - half, high: estimate + half },
    among: null,
    pointsStandardError: null,
    pValue: null,
    qValue: null,
    driver: true,
    reason: null,
  });

  test('HELD-4 hold on the same side and within the interval told then', () => {
    const then = [effect('Web', 0.05), effect('Partner', 0.08), effect('Event', 0.02)];
    const now = [effect('Web', 0.04), effect('Partner', 0.03), effect('Event', -0.005)];
    expect(stillHold(then, now)).toEqual({ named: 3, held: 1 });
  });

  test('HELD-5 levels the file no longer tells apart are not counted', () => {
    expect(stillHold([effect('Web', 0.05), effect('Gone', 0.05)], [effect('Web', 0.05)])).toEqual({
      named: 1,
      held: 1,
    });
  });
});
