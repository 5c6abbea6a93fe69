import { dayOf } from '../domain/calendar.ts';
import type { Planted } from '../domain/plantedTruth.ts';
import { closedBy, outlasts } from './cycle.ts';
import { PRODUCT_AMOUNTS } from './deals.ts';
import { shareOf } from './levels.ts';
import type { HiddenInPipeline, Shape } from './shapes.ts';

/** A deal is stalled when nine in ten were closed at its age (see `analysis/pipeline/stalledLimits.ts`). */
const STALLED_SHARE = 0.9;

/** What the analysis should find among the open deals, worked out from the shape’s tables: shares, 0–1. */
export function hiddenTruth(shape: Shape): Planted[] {
  const { hidden } = shape;
  if (!hidden) return [];
  const { field, level } = hidden.stalled;
  return [
    {
      what: `stalled, of open deals with ${field} ${level}`,
      value: stalledShare(shape, hidden),
      unit: 'share',
      where: { part: 'stalled', field, level },
    },
    {
      what: 'open value in low-fit deals',
      value: lowShare(shape, hidden),
      unit: 'share',
      where: { part: 'skew' },
    },
  ];
}

/** Ages of deals on the day of the export: as many are created on every day. */
const agesOf = ({ from, to }: Shape): number[] =>
  Array.from({ length: dayOf(to) - dayOf(from) + 1 }, (_, age) => age);

/** Chance that a deal of this age is open. @param stuck share that nobody closes */
const isOpen = (age: number, stuck: number): number => stuck + (1 - stuck) * outlasts(age);

function stalledShare(shape: Shape, { stalled }: HiddenInPipeline): number {
  const limit = closedBy(STALLED_SHARE);
  const open = (from: number): number =>
    agesOf(shape).reduce((sum, age) => sum + (age >= from ? isOpen(age, stalled.share) : 0), 0);
  return open(limit + 1) / open(0);
}

/**
 * The dear deals are the low fit: seldom won in their region, and referred by nobody. Those too old for a score have no
 * fit; they count in the whole only.
 */
function lowShare(shape: Shape, { stalled, dearer }: HiddenInPipeline): number {
  const product = shape.fields.find(({ name }) => name === stalled.field);
  const dear = shape.fields.reduce((share, { name, levels }) => {
    const named = dearer.levels.filter(({ field }) => field === name).map((one) => one.level);
    const those = levels.filter((one) => named.includes(one.name));
    return named.length === 0
      ? share
      : share * those.reduce((sum, one) => sum + shareOf(one, true), 0);
  }, 1);
  const since = dayOf(shape.to) - dayOf(dearer.from);
  let [low, all] = [0, 0];
  for (const [place, level] of (product?.levels ?? []).entries()) {
    const stuck = level.name === stalled.level ? stalled.share : 0;
    for (const age of agesOf(shape)) {
      const usual = level.share * (PRODUCT_AMOUNTS[place] ?? 0) * isOpen(age, stuck);
      const times = age <= since ? dearer.times : 1;
      all += usual * (1 + dear * (times - 1));
      if (outlasts(age) > 0) low += usual * dear * times;
    }
  }
  return low / all;
}
