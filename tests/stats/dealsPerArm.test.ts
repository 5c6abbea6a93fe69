import { expect, test } from 'vitest';
import { dealsPerArm } from '../../src/stats/dealsPerArm.ts';
import r from '../reference/power.json' with { type: 'json' };
import { expectClose } from './close.ts';

test('STATS-TRIAL-1 the size of a trial equals R, also where rates touch 0 and 1', () => {
  for (const { from, to, deals } of r.trials)
    expectClose(dealsPerArm(from, to), deals, `${from} to ${to}`);
});

test('STATS-TRIAL-2 both directions need the same, and half the difference about four times as much', () => {
  expect(dealsPerArm(0.4, 0.5)).toBe(dealsPerArm(0.5, 0.4));
  const ratio = (dealsPerArm(0.48, 0.5) ?? 0) / (dealsPerArm(0.46, 0.5) ?? 1);
  expect(ratio).toBeGreaterThan(3.9);
  expect(ratio).toBeLessThan(4.1);
});

test('STATS-TRIAL-3 no difference, or no rate, has no trial', () => {
  expect(dealsPerArm(0.4, 0.4)).toBeNull();
  expect(dealsPerArm(0.4, 1.2)).toBeNull();
  expect(dealsPerArm(Number.NaN, 0.5)).toBeNull();
});
