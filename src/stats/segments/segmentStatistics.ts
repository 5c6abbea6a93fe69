import { LANES } from './slotSums.ts';
import type { SegmentTables, SlotSegment } from './segmentTables.ts';

/**
 * One question about one segment, as a sum over rows of residuals (won − deals · rate), each times a factor of its own:
 * 1 within the segment for a combination; for a change the difference of mean residuals after and before, less that of
 * the rest.
 */
export interface Statistic {
  aspect: 'combination' | 'change';
  segment: SlotSegment;
  /** What one more win in the segment adds, at most. */
  reach: number;
  /** Deals it rests on: of the segment, or of the segment in the two periods. */
  deals: number;
  /** Factors of the segment and of both periods as a whole; null for a combination. */
  change: ChangeFactors | null;
}

interface ChangeFactors {
  before: { segment: number; whole: number };
  after: { segment: number; whole: number };
}

/** The slots of the two periods as a whole. */
export interface PeriodSlots {
  before: number;
  after: number;
}

/** A sum that was laid down in one lane of the slots. */
const laneAt = (sums: Float64Array, slot: number, lane: number): number =>
  sums[slot * LANES + lane] ?? 0;

/**
 * All questions that have enough deals to be asked.
 * @param deals sums of deals in lane 0
 */
export function segmentStatistics(
  { segments }: SegmentTables,
  periods: PeriodSlots | null,
  deals: Float64Array,
  fewestDeals: number,
): Statistic[] {
  const combinations = segments
    .filter(({ factors }) => factors.length > 1)
    .map((segment): Statistic => ({
      aspect: 'combination',
      segment,
      reach: 1,
      deals: segment.deals,
      change: null,
    }));
  if (!periods) return combinations;
  const changes = segments.flatMap((segment): Statistic[] => {
    if (segment.factors.length > 2) return [];
    const before = laneAt(deals, segment.slot + 1, 0);
    const after = laneAt(deals, segment.slot + 2, 0);
    const restBefore = laneAt(deals, periods.before, 0) - before;
    const restAfter = laneAt(deals, periods.after, 0) - after;
    if (before + after < fewestDeals) return [];
    if (before <= 0 || after <= 0 || restBefore <= 0 || restAfter <= 0) return [];
    const change = {
      before: { segment: 1 / before + 1 / restBefore, whole: 1 / restBefore },
      after: { segment: 1 / after + 1 / restAfter, whole: 1 / restAfter },
    };
    const reach = Math.max(1 / before, 1 / after);
    return [{ aspect: 'change', segment, reach, deals: before + after, change }];
  });
  return [...combinations, ...changes];
}

/**
 * Each question's sum from the sums of slots, all lanes at once.
 * @param into statistics × lanes
 */
export function weigh(
  statistics: readonly Statistic[],
  times: number,
  periods: PeriodSlots | null,
  sums: Float64Array,
  into: Float64Array,
  lanes = LANES,
): void {
  const before = (periods?.before ?? 0) * lanes;
  const after = (periods?.after ?? 0) * lanes;
  for (let i = 0; i < statistics.length; i++) {
    const statistic = statistics[i];
    if (!statistic) continue;
    const { segment, change } = statistic;
    const slot = segment.slot * lanes;
    const parts = segment.factors.length > 2 ? 1 : times;
    for (let lane = 0; lane < lanes; lane++) {
      let sum = 0;
      if (change) {
        sum =
          change.after.segment * (sums[slot + 2 * lanes + lane] ?? 0) -
          change.after.whole * (sums[after + lane] ?? 0) -
          change.before.segment * (sums[slot + lanes + lane] ?? 0) +
          change.before.whole * (sums[before + lane] ?? 0);
      } else {
        for (let part = 0; part < parts; part++) sum += sums[slot + part * lanes + lane] ?? 0;
      }
      into[i * lanes + lane] = sum;
    }
  }
}

/**
 * Variance of a question's sum when the rates are known: each deal's weight times its factor squared.
 * @param lane of the sums that holds the rows' weights
 */
export function plainVariance(
  { segment, change }: Statistic,
  times: number,
  periods: PeriodSlots | null,
  sums: Float64Array,
  lane: number,
): number {
  if (!change || !periods) {
    let sum = 0;
    const parts = segment.factors.length > 2 ? 1 : times;
    for (let part = 0; part < parts; part++) sum += laneAt(sums, segment.slot + part, lane);
    return sum;
  }
  const sides = [
    { ...change.before, slot: segment.slot + 1, all: periods.before },
    { ...change.after, slot: segment.slot + 2, all: periods.after },
  ];
  return sides.reduce((sum, side) => {
    const own = laneAt(sums, side.slot, lane);
    const rest = laneAt(sums, side.all, lane) - own;
    // Within the segment its own factor less what the whole takes back: one deal of so many.
    return sum + (side.segment - side.whole) ** 2 * own + side.whole ** 2 * rest;
  }, 0);
}
