import type { Pipeline, StalledSegment } from '../../domain/document/pipeline.ts';
import type { OpenCell } from './openCells.ts';
import { limitOf, type StalledLimits } from './limitOf.ts';

/** One in ten won deals took as long as the limit, so some open ones must be older; this many are more than that. */
export const MANY_STALLED = 0.25;
export const FEWEST_STALLED = 5;

/** Stalled deals of every segment that has open ones, those with most of them first. */
export function stalledSegments(
  cells: readonly OpenCell[],
  limits: StalledLimits,
  /** Where the cells have the place of the level; −1 without a field. */
  at: number,
  hasAmount: boolean,
): StalledSegment[] {
  const sums = new Map<number, { open: number; deals: number; amount: number }>();
  for (const { places, age, deals, amount } of cells) {
    if (age < 0) continue;
    const place = limits.field ? (places[at] ?? -1) : -1;
    const sum = sums.get(place) ?? { open: 0, deals: 0, amount: 0 };
    sums.set(place, sum);
    sum.open += deals;
    if (age <= limitOf(limits, place)) continue;
    sum.deals += deals;
    sum.amount += amount;
  }
  return [...sums]
    .map(([place, { open, deals, amount }]) => ({
      segment: limits.field?.levels[place] ?? null,
      open,
      deals,
      amount: hasAmount ? amount : null,
      limitDays: limitOf(limits, place),
      ownDays: (limits.field ? limits.byLevel[place]?.own : limits.all) ?? null,
      won: (limits.field ? limits.byLevel[place]?.won : limits.won) ?? 0,
      told: deals >= FEWEST_STALLED && deals >= MANY_STALLED * open,
    }))
    .sort((a, b) => b.deals - a.deals || (a.segment ?? '').localeCompare(b.segment ?? '', 'en'));
}

/** What the win rate really is, if deals that nobody closed are lost, or won. Null when nothing is closed. */
export function hiddenLossBounds(
  { won, lost }: { won: number; lost: number },
  stalled: number,
): Pipeline['bounds'] {
  if (won + lost === 0) return null;
  const all = won + lost + stalled;
  return {
    asRecorded: won / (won + lost),
    stalledLost: won / all,
    stalledWon: (won + stalled) / all,
    stalled,
  };
}
