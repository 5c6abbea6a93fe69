import type { BridgePart } from '../../domain/document/bridges.ts';
import type { SeasonRate } from '../../domain/document/calendar.ts';
import type { Interval } from '../../domain/interval.ts';
import { findingId } from '../../domain/findingId.ts';
import { CAUSAL, moneyNotes } from '../../words/recommendNotes.ts';
import { trialNotes } from '../../words/recommendTrial.ts';
import { advise, type Rule } from './advice.ts';
import { dealsPerWeek, quartersIn } from './pace.ts';
import { atStake, keptOf } from './shrink.ts';
import { trialOf } from './trial.ts';

/** A part of the change smaller than this is no reason to act. */
const LEAST_MIX = 0.01;
/** So many levels are named on either side. */
const MOST_NAMED = 2;

/**
 * Mix shift: the rate fell, the deals of a field are told to be spread otherwise than before, and that shift alone went
 * with at least a point of the fall. Somebody may have wanted it: it is a decision, not a fault. No trial: nobody can
 * draw lots for a mix.
 */
export const mixShift: Rule = ({ analysis, money }) => {
  const { verdict, bridges, calendar, totals } = analysis;
  if (verdict.kind !== 'declined' || !verdict.after) return [];
  const { deals, amount, from, to } = verdict.after;
  const byValue = verdict.measure === 'value';
  /** What all closed deals of a quarter would bring, were they won: by value a point is one of their amount. */
  const whole = byValue ? amount : deals * (totals.meanWonAmount ?? 0);
  const inQuarter = (whole ?? 0) / quartersIn({ from, to });
  return bridges.flatMap((bridge) => {
    const drift = calendar?.drift.find((one) => one.field === bridge.field && one.told);
    const { mix } = bridge;
    if (!drift || mix.high >= 0 || mix.estimate > -LEAST_MIX) return [];
    const worth = keptOf(mix) * inQuarter;
    const stake = (part: Interval): Interval => ({
      estimate: worth * part.estimate,
      low: worth * part.low,
      high: worth * part.high,
    });
    const known = money && (byValue || totals.meanWonAmount !== null);
    const alert = (analysis.alerts ?? []).find(({ id }) => id === `drift:${bridge.field}`);
    return advise(
      'mix-shift',
      { field: bridge.field, mix, ...movedOf(bridge.parts) },
      {
        id: `mix-shift:${bridge.field}`,
        because: [
          ...(alert ? [alert.id] : []),
          findingId.bridge(bridge.field),
          findingId.mixDrift(bridge.field),
        ],
        horizon: 'month',
        money: known ? atStake(stake(mix)) : null,
        moneyNote: known ? null : moneyNotes.withheld,
        certainty: 1 - drift.qValue,
        testNote: trialNotes.mix,
        caveat: CAUSAL,
      },
    );
  });
};

/** Levels whose share grew and shrank most, of the deals or, where the bridge is by value, of their amount. */
function movedOf(parts: readonly BridgePart[]): { more: string[]; fewer: string[] } {
  const sizes = parts.map(({ level, dealsBefore, dealsAfter, amountBefore, amountAfter }) => ({
    level,
    before: amountBefore ?? dealsBefore,
    after: amountAfter ?? dealsAfter,
  }));
  const all = (of: 'before' | 'after'): number =>
    Math.max(
      1,
      sizes.reduce((sum, size) => sum + size[of], 0),
    );
  const totals = { before: all('before'), after: all('after') };
  const moved = sizes
    .map(({ level, before, after }) => ({
      level,
      by: after / totals.after - before / totals.before,
    }))
    .sort((a, b) => b.by - a.by);
  const named = (list: typeof moved): string[] =>
    list.slice(0, MOST_NAMED).map(({ level }) => level);
  return {
    more: named(moved.filter(({ by }) => by > 0)),
    fewer: named(moved.filter(({ by }) => by < 0).reverse()),
  };
}

/**
 * A longer cycle: deals created lately take longer, open ones counted in. Look for the step they wait at. A trial of
 * win rates would not show days, and days alone are no money.
 */
export const cycleLonger: Rule = ({ analysis }) =>
  (analysis.alerts ?? [])
    .filter(({ kind }) => kind === 'cycle-longer')
    .map((alert) =>
      advise(
        'cycle-longer',
        { sentence: alert.sentence },
        {
          id: alert.id,
          because: [alert.id],
          horizon: 'month',
          moneyNote: moneyNotes.days,
          certainty: alert.pValue === null ? null : 1 - alert.pValue,
          testNote: trialNotes.days,
        },
      ),
    );

/** Names in a question; more are a list, and the alerts have it. */
const MOST_REPS = 3;

/**
 * A rep off expectation, by the book they were given. Coach, not blame: it is put as a question, below or above, and no
 * money is set against a name.
 */
export const repQuestion: Rule = ({ analysis }) => {
  const off = (analysis.alerts ?? []).filter(({ kind }) => kind === 'rep-off-expectation');
  const gap = (name: string): number =>
    analysis.reps?.find((one) => one.rep === name)?.difference?.estimate ?? 0;
  const sides = [
    { side: 'below' as const, alerts: off.filter((one) => gap(one.segment[0]?.level ?? '') < 0) },
    { side: 'above' as const, alerts: off.filter((one) => gap(one.segment[0]?.level ?? '') > 0) },
  ];
  return sides
    .filter(({ alerts }) => alerts.length > 0)
    .map(({ side, alerts }) => {
      const names = alerts.flatMap(({ segment }) => segment[0]?.level ?? []);
      const p = Math.max(...alerts.map(({ pValue }) => pValue ?? 1));
      return advise(
        'rep-question',
        { side, reps: names.slice(0, MOST_REPS), others: Math.max(0, names.length - MOST_REPS) },
        {
          id: `rep-question:${side}`,
          because: alerts.map(({ id }) => id),
          horizon: 'month',
          moneyNote: moneyNotes.people,
          certainty: 1 - p,
          testNote: trialNotes.question,
        },
      );
    });
};

const LAST_MONTH = '3rd month of a quarter';

/**
 * The push at the end of a quarter: deals that close in its last month are won more, or less, often than the others,
 * and it is told. Compare like months; and try on every second deal what the better months do.
 */
export const quarterEnd: Rule = ({ analysis }) => {
  const effect = analysis.calendar?.effects.find(({ kind }) => kind === 'month-of-quarter');
  const last = effect?.seasons.find(({ label }) => label === LAST_MONTH);
  if (!effect?.told || !last?.points || (last.points.low <= 0 && last.points.high >= 0)) return [];
  const others = together(effect.seasons.filter((one) => one !== last));
  const own = together([last]);
  if (others.rate === null || own.rate === null) return [];
  const better = last.points.estimate > 0;
  const from = better ? others : own;
  const size = Math.abs(own.rate - others.rate) * keptOf(last.points);
  const pace = dealsPerWeek(analysis);
  const all = own.deals + others.deals;
  return [
    advise(
      'quarter-end',
      { better },
      {
        because: [findingId.season(effect.kind)],
        horizon: 'quarter',
        moneyNote: moneyNotes.calendar,
        certainty: 1 - (effect.qValue ?? 1),
        ...trialOf(analysis, from.rate, size, pace === null ? null : (pace * from.deals) / all),
        caveat: CAUSAL,
      },
    ),
  ];
};

function together(seasons: readonly SeasonRate[]): { deals: number; rate: number | null } {
  const deals = seasons.reduce((sum, one) => sum + one.deals, 0);
  const won = seasons.reduce((sum, one) => sum + one.won, 0);
  return { deals, rate: deals > 0 ? won / deals : null };
}
