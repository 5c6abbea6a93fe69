import { expect, test } from 'vitest';
import { cyclesByOutcome } from '../../src/stats/cyclesByOutcome.ts';
import { noneClosedBefore } from '../../src/stats/noneClosedBefore.ts';
import r from '../reference/survival.json' with { type: 'json' };
import { expectClose } from './close.ts';

test.each(Object.entries(r.small))(
  'STATS-CYCLES-1 cycles by outcome are R’s incidence as a share of its last: %s',
  (_, { counts, curve }) => {
    const found = cyclesByOutcome(counts);
    const last = curve.at(-1);
    const [won, lost] = [last?.won.share ?? 0, last?.lost.share ?? 0];
    expectClose(found.winRate, won / (won + lost), 'rate', 1e-12);
    for (const { age, ...at } of curve) {
      expectClose(found.won(age), won > 0 ? at.won.share / won : 0, `won at ${age}`, 1e-12);
      expectClose(found.lost(age), lost > 0 ? at.lost.share / lost : 0, `lost at ${age}`, 1e-12);
    }
  },
);

test('STATS-CYCLES-2 without open deals they are the plain shares of the closed', () => {
  const found = cyclesByOutcome([
    { age: 3, won: 1, lost: 0, censored: 0 },
    { age: 8, won: 3, lost: 2, censored: 0 },
  ]);
  expect([found.won(2), found.won(3), found.won(8), found.won(90)]).toEqual([0, 0.25, 1, 1]);
  expect([found.lost(-1), found.lost(7), found.lost(8)]).toEqual([0, 0, 1]);
  expectClose(found.winRate, 4 / 6, 'rate', 1e-12);
  expect(cyclesByOutcome([]).winRate).toBeNull();
  expect(cyclesByOutcome([]).won(5)).toBe(0);
});

test('STATS-CYCLES-3 none has closed before a day: the product over deals of what had not', () => {
  // Closed by day 1, 2, 3: 10%, 20%, 30%.
  const share = (days: number): number => Math.max(0, Math.min(1, days / 10));
  const creations = [
    { day: 100, deals: 2 },
    { day: 102, deals: 1 },
    { day: 105, deals: 50 },
  ];
  expectClose(noneClosedBefore(104, creations, share), 0.7 ** 2 * 0.9, 'none', 1e-12);
  expect(noneClosedBefore(100, creations, share)).toBe(1);
  expect(noneClosedBefore(200, creations, share)).toBe(0);
});
