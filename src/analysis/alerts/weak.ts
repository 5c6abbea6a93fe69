import type { Alert } from '../../domain/document/alerts.ts';
import type { DriverEffect } from '../../domain/document/drivers.ts';
import { closedDealsOf } from '../../sql/dealsOf.ts';
import { holm } from '../../stats/holm.ts';
import { weakSentence } from '../../words/alertSentence.ts';
import { type TestFamily, untested } from './candidate.ts';
import { type AlertParts, meanAmountOf, moneyOf, severityOf } from './parts.ts';

/** Smaller effects are not worth an alert. */
const LEAST = 0.01;

/** Sources, products and other levels that win less than the average, all else the same. Reps have a test of their own. */
export function weakAlerts(parts: AlertParts): TestFamily {
  const kinds = ['weak-segment'] as const;
  const reps = parts.fields.filter((field) => field.role === 'rep').map((field) => field.name);
  const effects = parts.drivers.effects.filter(
    (effect) => effect.pValue !== null && effect.points && !reps.includes(effect.field),
  );
  if (effects.length === 0)
    return untested(kinds, parts.drivers.reason ?? 'No field could be tested.');
  const familywise = holm(effects.map((effect) => effect.pValue));
  return {
    kinds,
    tests: effects.length,
    withheld: null,
    candidates: effects.flatMap((effect, i) =>
      effect.points && effect.points.estimate <= -LEAST
        ? [{ alert: weak(parts, effect, effect.points), familywise: familywise[i] ?? 1 }]
        : [],
    ),
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
    pValue: effect.pValue,
    qValue: effect.qValue,
    money: moneyOf(
      points,
      shrunk(effect, points.estimate),
      effect.deals / Math.max(1, parts.quarters),
      meanAmountOf(parts, levels),
    ),
    deals: effect.deals,
    sql: closedDealsOf(parts.where(levels), null).text,
  };
}

/** The effect less what chance adds to the largest of many: 1 − 1/z², never under 0 (James and Stein for one effect). */
function shrunk(effect: DriverEffect, estimate: number): number {
  const error = effect.pointsStandardError;
  if (error === null || error <= 0) return estimate;
  return estimate * Math.max(0, 1 - (error / estimate) ** 2);
}
