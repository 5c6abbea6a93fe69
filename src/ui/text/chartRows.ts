import { bridgeSteps, type RawStep } from '../../charts/bridgeSteps.ts';
import type { BridgeStep } from '../../charts/bridgeOption.ts';
import type { EffectRow } from '../../charts/effectsOption.ts';
import type { RateRow } from '../../charts/ratesOverTimeOption.ts';
import type { SegmentRow } from '../../charts/segmentsOption.ts';
import type { Bridge } from '../../domain/document/bridges.ts';
import type { DriverEffect } from '../../domain/document/drivers.ts';
import type { Period } from '../../domain/document/periods.ts';
import type { Segment } from '../../domain/document/segments.ts';
import type { Verdict } from '../../domain/document/verdict.ts';
import { periodName } from '../../words/periodName.ts';
import {
  count,
  percent,
  points,
  pointsRange,
  pointsValue,
  pValue,
  rate,
  rateRange,
} from './format.ts';

/** Rows of the charts: numbers from the document, and the words that stand beside them. */

const stepName = (step: RawStep, bridge: Bridge, sides: { before: string; after: string }) => {
  if (step.kind === 'before') return sides.before;
  if (step.kind === 'after') return sides.after;
  if (step.kind === 'mix') return 'mix of deals';
  return step.kind === 'others' ? `other ${bridge.field}` : (step.level ?? '');
};

function stepTip(name: string, step: RawStep, bridge: Bridge): string {
  if (step.kind === 'before' || step.kind === 'after') return `${name}: ${percent(step.to, 1)}`;
  const part = bridge.parts.find(({ level }) => level === step.level);
  const interval = step.kind === 'mix' ? bridge.mix : step.kind === 'level' ? part?.rate : null;
  const range = interval ? ` (${pointsRange(interval)})` : '';
  const rates = part ? `\n${percent(part.rateBefore)} → ${percent(part.rateAfter)}` : '';
  const deals = part ? `, ${count(part.dealsBefore)} → ${count(part.dealsAfter)} deals` : '';
  return `${name}: ${pointsValue(step.change)} points${range}${rates}${deals}`;
}

/** Steps of levels that a bridge is drawn with. */
export const MOST_STEPS = 7;

export function bridgeRows(bridge: Bridge, verdict: Verdict, most = MOST_STEPS): BridgeStep[] {
  const sides = {
    before: periodName(verdict.before?.label ?? 'before'),
    after: periodName(verdict.after?.label ?? 'after'),
  };
  return bridgeSteps(bridge, most).map((step) => {
    const total = step.kind === 'before' || step.kind === 'after';
    const label = stepName(step, bridge, sides);
    const text = total ? percent(step.to, 1) : pointsValue(step.change);
    return { label, from: step.from, to: step.to, total, text, tip: stepTip(label, step, bridge) };
  });
}

/**
 * Largest helping effect first, largest hurting one last. `named` puts the field behind the level; `inOrder` keeps the
 * order of the levels, which bands have.
 */
export const effectRows = (
  effects: readonly DriverEffect[],
  named: boolean,
  inOrder = false,
): EffectRow[] =>
  effects
    .flatMap((effect) => (effect.points ? [{ effect, interval: effect.points }] : []))
    .toSorted((a, b) => (inOrder ? 0 : b.interval.estimate - a.interval.estimate))
    .map(({ effect, interval }) => ({
      ...interval,
      label: named ? `${effect.level} · ${effect.field}` : effect.level,
      told: effect.driver,
      text: points(interval),
      tip: `${effect.field}: ${effect.level}\n${points(interval)} points (${pointsRange(interval)})\n${count(effect.deals)} deals, q ${pValue(effect.qValue)}`,
    }));

export const rateRows = (periods: readonly Period[], verdict: Verdict): RateRow[] =>
  periods.flatMap((period) => {
    if (!period.winRate) return [];
    const { label, winRate, masked } = period;
    const compared = label === verdict.before?.label || label === verdict.after?.label;
    const why = masked && period.why ? `\nMasked: ${period.why}` : '';
    const tip = `${periodName(label)}: ${rate(winRate)} (${rateRange(winRate)})\n${count(period.deals)} closed deals${why}`;
    return [{ ...winRate, label: periodName(label), masked, compared, tip }];
  });

export const segmentRows = (segments: readonly Segment[]): SegmentRow[] =>
  segments
    .toSorted((a, b) => (b.shrunk ?? -1) - (a.shrunk ?? -1))
    .flatMap((segment) => {
      const { winRate, level, shrunk } = segment;
      if (!winRate) return [];
      const tip = `${level}: ${rate(winRate)} (${rateRange(winRate)})\nshrunk ${percent(shrunk, 1)}\n${count(segment.won + segment.lost)} closed deals`;
      return [{ ...winRate, label: level, shrunk, text: rate(winRate), tip }];
    });

/** Pixels of a picture with room for a level and its field on one line. */
const ONE_LINE = 520;

/** Where `level · field` would be cut, the field goes on a line of its own. */
export const fieldBelow = (rows: readonly EffectRow[], width: number): EffectRow[] =>
  rows.map((row) => {
    const at = width < ONE_LINE ? row.label.lastIndexOf(' · ') : -1;
    return at < 0
      ? row
      : { ...row, label: `${row.label.slice(0, at)}\n${row.label.slice(at + 3)}` };
  });
