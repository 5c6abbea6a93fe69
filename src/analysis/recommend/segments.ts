import type { Alert } from '../../domain/document/alerts.ts';
import type { Combination, SegmentLevel } from '../../domain/document/combinations.ts';
import type { DriverEffect } from '../../domain/document/drivers.ts';
import { BLANK_LEVEL, OTHER_LEVEL } from '../../domain/field.ts';
import { findingId } from '../../domain/findingId.ts';
import { periodName } from '../../words/periodName.ts';
import { CAUSAL, moneyNotes } from '../../words/recommendNotes.ts';
import { trialNotes } from '../../words/recommendTrial.ts';
import { meanAmountOf, moneyOf } from '../alerts/parts.ts';
import { type Advice, advise, type RecommendParts, type Rule } from './advice.ts';
import { dealsPerWeek, perWeek } from './pace.ts';
import { atStake, keptOf } from './shrink.ts';
import { trialOf } from './trial.ts';

/** Smaller effects are not worth an action. */
const LEAST_EFFECT = 0.01;

/** Nobody can act on deals of which only the blank is known, or that were put together because they are few. */
const isNamed = (levels: readonly SegmentLevel[]): boolean =>
  levels.length > 0 && levels.every(({ level }) => level !== BLANK_LEVEL && level !== OTHER_LEVEL);

const alertsOf = ({ analysis }: RecommendParts, kind: Alert['kind']): Alert[] =>
  (analysis.alerts ?? []).filter((one) => one.kind === kind && isNamed(one.segment));

const idOf = (rule: string, levels: readonly SegmentLevel[]): string =>
  `${rule}:${levels.map(({ field, level }) => `${field}=${level}`).join('&')}`;

const key = (levels: readonly SegmentLevel[]): string =>
  JSON.stringify(levels.map(({ field, level }) => [field, level]).sort());

/** What of an alert every action on it carries. */
const ofAlert = (
  { id, segment, money, pValue }: Alert,
  told: boolean,
): Pick<Advice, 'because' | 'segment' | 'money' | 'moneyNote' | 'certainty' | 'caveat'> => ({
  because: [id],
  segment,
  money: money && atStake(money),
  moneyNote: money ? null : told ? moneyNotes.none : moneyNotes.withheld,
  certainty: pValue === null ? null : 1 - pValue,
  caveat: CAUSAL,
});

/** The told combination or change that an alert was raised for. */
const toldAs = (
  { analysis }: RecommendParts,
  aspect: Combination['aspect'],
  { segment }: Alert,
): Combination | undefined =>
  (analysis.combinations ?? []).find(
    (one) => one.aspect === aspect && one.told && key(one.levels) === key(segment),
  );

/**
 * A real drop: a segment fell further than the rest of the business did. First find out what is different now, by
 * reading deals; then change one thing back for every second deal, so that it can be seen whether that was it.
 */
export const segmentDrop: Rule = (parts) =>
  alertsOf(parts, 'segment-drop').flatMap((alert) => {
    const { before, after } = parts.analysis.alertBudget?.instead ?? parts.analysis.verdict;
    const found = toldAs(parts, 'change', alert);
    if (!found || !before || !after) return [];
    const now = found.after;
    const periods = { before: periodName(before.label), after: periodName(after.label) };
    const rate = now && now.deals > 0 ? now.won / now.deals : null;
    return advise(
      'segment-drop',
      { levels: alert.segment, periods },
      {
        ...ofAlert(alert, parts.money),
        ...trialOf(
          parts.analysis,
          rate,
          Math.abs(found.shrunkDifference),
          perWeek(now?.deals ?? 0, after.from, after.to),
        ),
        id: idOf('segment-drop', alert.segment),
        because: [
          alert.id,
          findingId.combination('change', found.levels),
          findingId.period(after.label),
        ],
        horizon: 'now',
      },
    );
  });

/** A losing combination: both parts do better apart. Try another offer, or another team, on every second deal. */
export const losingCombination: Rule = (parts) =>
  alertsOf(parts, 'losing-combination').flatMap((alert) => {
    const found = toldAs(parts, 'combination', alert);
    if (!found) return [];
    const rate = found.deals > 0 ? found.won / found.deals : null;
    return advise(
      'losing-combination',
      { levels: alert.segment },
      {
        ...ofAlert(alert, parts.money),
        ...trialOf(
          parts.analysis,
          rate,
          Math.abs(found.shrunkDifference),
          shareOfPace(parts, found.deals),
        ),
        id: idOf('losing-combination', alert.segment),
        because: [alert.id, findingId.combination('combination', found.levels)],
        horizon: 'month',
      },
    );
  });

/**
 * A weak source, product or other level: it wins less than the average deal, all else equal, and is told as a driver.
 * Qualify every second of its deals before work goes into it. Against an average one strong level makes all others a
 * little weak, so of each field one level is enough to begin with. Reps are people: they are asked, not qualified.
 */
export const weakSegment: Rule = (parts) => {
  const { drivers, columns } = parts.analysis;
  const reps = columns.filter(({ role }) => role === 'rep').map(({ name }) => name);
  const weak = (drivers?.effects ?? []).filter(
    (effect) =>
      effect.driver &&
      (effect.points?.estimate ?? 0) <= -LEAST_EFFECT &&
      isNamed([effect]) &&
      !reps.includes(effect.field),
  );
  const fields = [...new Set(weak.map(({ field }) => field))];
  return fields.flatMap((field) => {
    const worst = weak
      .filter((effect) => effect.field === field)
      .map((effect) => weakLevel(parts, effect))
      .filter((one) => one !== null)
      .sort((a, b) => b.worth - a.worth);
    const [first, ...others] = worst;
    if (!first) return [];
    const { effect, points, shrunk, money, alert } = first;
    const level = { field, level: effect.level };
    return advise(
      'weak-segment',
      { level, points, others: others.map((one) => one.effect.level) },
      {
        ...trialOf(
          parts.analysis,
          effect.deals > 0 ? effect.won / effect.deals : null,
          -shrunk,
          shareOfPace(parts, effect.deals),
        ),
        id: idOf('weak-segment', [level]),
        because: [
          ...(alert ? [alert.id] : []),
          ...worst.map((one) => findingId.driver({ field, level: one.effect.level })),
        ],
        segment: [level],
        money: money && atStake(money),
        moneyNote: money ? null : parts.money ? moneyNotes.none : moneyNotes.withheld,
        certainty: 1 - (effect.qValue ?? 1),
        caveat: CAUSAL,
        horizon: 'quarter',
      },
    );
  });
};

/** A weak level with its shrunk effect, and what it is worth: deals lost, in money where there is any. */
function weakLevel(parts: RecommendParts, effect: DriverEffect) {
  const { field, level, points } = effect;
  if (!points) return null;
  const shrunk = keptOf(points) * points.estimate;
  const alert = alertsOf(parts, 'weak-segment').find(
    (one) => key(one.segment) === key([{ field, level }]),
  );
  const money = alert ? alert.money : worthOf(parts, effect, shrunk);
  return {
    effect,
    points,
    shrunk,
    alert,
    money,
    worth: -(money?.estimate ?? shrunk * effect.deals),
  };
}

/** A segment whose closed deals bring more than before: give it a little more, and see whether that holds for the added ones. */
export const emergingSegment: Rule = (parts) =>
  alertsOf(parts, 'emerging-segment').map((alert) =>
    advise(
      'emerging-segment',
      { levels: alert.segment },
      {
        ...ofAlert(alert, parts.money),
        id: idOf('emerging-segment', alert.segment),
        testNote: trialNotes.value,
        horizon: 'quarter',
      },
    ),
  );

function worthOf(
  { analysis, money, quarters }: RecommendParts,
  { field, level, points, deals }: DriverEffect,
  shrunk: number,
): Advice['money'] {
  if (!points) return null;
  const { segments, totals } = analysis;
  const mean = meanAmountOf({ segments, totals, money }, [{ field, level }]);
  return moneyOf(points, shrunk, deals / Math.max(1, quarters), mean);
}

/** Deals a week of a segment, had it its share of all of them. */
function shareOfPace({ analysis }: RecommendParts, deals: number): number | null {
  const pace = dealsPerWeek(analysis);
  const all = analysis.totals.won + analysis.totals.lost;
  return pace === null || all === 0 ? null : (pace * deals) / all;
}
