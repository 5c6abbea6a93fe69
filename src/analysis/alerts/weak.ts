import type { Alert } from '../../domain/document/alerts.ts';
import type { DriverEffect } from '../../domain/document/drivers.ts';
import { benjaminiHochberg } from '../../stats/benjaminiHochberg.ts';
import { holm } from '../../stats/holm.ts';
import { weakSentence } from '../../words/alertSentence.ts';
import { type TestFamily, untested } from './candidate.ts';
import { type AlertParts, meanAmountOf, moneyOf, receiptOf, severityOf } from './parts.ts';

/** Smaller effects are not worth an alert. */
const LEAST = 0.01;

/** Sources, products and other levels that win less than the average, all else the same. Reps have a test of their own. */
export function weakAlerts(parts: AlertParts): TestFamily {
  const kinds = ['weak-segment'] as const;
  const reps = parts.fields.filter((field) => field.role === 'rep').map((field) => field.name);
  const tests = parts.levelTests.filter((one) => one.pValue !== null && !reps.includes(one.field));
  if (tests.length === 0)
    return untested(kinds, parts.drivers.reason ?? 'No field could be tested.');
  const pValues = tests.map((one) => one.pValue);
  const familywise = holm(pValues);
  const q = benjaminiHochberg(pValues);
  return {
    kinds,
    tests: tests.length,
    withheld: null,
    candidates: tests.flatMap((test, i) => {
      const effect = parts.drivers.effects.find(
        (one) => one.field === test.field && one.level === test.level,
      );
      if (!test.under || !effect?.points || effect.points.estimate > -LEAST) return [];
      const found = { ...weak(parts, effect, effect.points), pValue: test.pValue };
      return [{ alert: { ...found, qValue: q[i] ?? null }, familywise: familywise[i] ?? 1 }];
    }),
  };
}

function weak(
  parts: AlertParts,
  effect: DriverEffect,
  points: NonNullable<DriverEffect['points']>,
): Alert {
  const levels = [{ field: effect.field, level: effect.level }];
  return {
    id: `weak-segment:${effect.field}=${effect.level}`,
    kind: 'weak-segment',
    basis: 'test',
    severity: severityOf(points),
    sentence: weakSentence({ field: effect.field, level: effect.level }, points),
    segment: levels,
    evidence: [{ what: 'won', value: `${effect.won} of ${effect.deals}` }],
    threshold: null,
    pValue: null,
    qValue: null,
    money: moneyOf(
      points,
      shrunk(effect, points.estimate),
      effect.deals / Math.max(1, parts.quarters),
      meanAmountOf(parts, levels),
    ),
    deals: effect.deals,
    sql: receiptOf(parts, levels, null),
  };
}

/** The effect less what chance adds to the largest of many: 1 − 1/z², never under 0 (James and Stein for one effect). */
function shrunk(effect: DriverEffect, estimate: number): number {
  const error = effect.pointsStandardError;
  if (error === null || error <= 0) return estimate;
  return estimate * Math.max(0, 1 - (error / estimate) ** 2);
}
