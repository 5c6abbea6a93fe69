import type { Counts } from '../counts.ts';
import { Z95 } from '../distributions.ts';
import type { Interval } from '../interval.ts';
import type { SegmentSearch } from './searchSegments.ts';
import type { SlotSegment } from './segmentTables.ts';

/** How far a segment is from what was expected of it. Rates are fractions. */
export interface SegmentEffect {
  counts: Counts;
  /** Of the two periods; null for a combination. */
  before: Counts | null;
  after: Counts | null;
  expected: number;
  /** The rate (of the later period for a change) less the expected one; its interval excludes 0 where |z| exceeds 1.96. */
  difference: Interval;
}

/** A question's answer in points by one linear step, with its standard error: what the whole family is compared by. */
export function linearEffect(
  { scores, designEffects }: SegmentSearch,
  at: number,
): { estimate: number; standardError: number } {
  const statistic = scores.statistics[at];
  const score = scores.score[at] ?? 0;
  const variance = scores.variance[at] ?? 1;
  const wider = Math.sqrt(designEffects?.[at] ?? 1);
  if (!statistic || statistic.aspect === 'change')
    return { estimate: score, standardError: Math.sqrt(variance) * wider };
  // The main effects took in part of the interplay; U/V is the log odds that it has by itself.
  const perLogOdds = (scores.plain[at] ?? 0) / statistic.segment.deals;
  return {
    estimate: (score / variance) * perLogOdds,
    standardError: (perLogOdds / Math.sqrt(variance)) * wider,
  };
}

/**
 * A combination is held against the rate that its levels have by themselves: the main effects with the segment's own
 * part, U/V on the log odds, taken out of them again (one Newton step of the model with the segment in it). A change is
 * held against the later rate had the segment, with the deals it has, moved from where it was as the rest did.
 */
export function segmentEffect(search: SegmentSearch, at: number): SegmentEffect | null {
  const statistic = search.scores.statistics[at];
  if (!statistic) return null;
  const members = rowsOf(search, statistic.segment);
  return statistic.aspect === 'change'
    ? changeEffect(search, at, members)
    : combinationEffect(search, at, members);
}

/** Half a 95% interval in standard errors of independent deals. */
const widened = ({ designEffects }: SegmentSearch, at: number): number =>
  Z95 * Math.sqrt(designEffects?.[at] ?? 1);

function combinationEffect(search: SegmentSearch, at: number, members: number[]): SegmentEffect {
  const { rows } = search.frame;
  const counts = countsOf(search, members);
  const followed = followedBy(search, at, members);
  const meanRate = (shift: (i: number) => number): number =>
    members.reduce((sum, row, i) => {
      const rate = shifted(rows.rates[row] ?? 0, shift(i));
      return sum + ((rows.deals[row] ?? 0) / counts.deals) * rate;
    }, 0);
  const pointsOf = (own: number): number =>
    meanRate((i) => own * (1 - (followed[i] ?? 0))) - meanRate((i) => -own * (followed[i] ?? 0));
  const variance = search.scores.variance[at] ?? 1;
  const own = (search.scores.score[at] ?? 0) / variance;
  const spread = widened(search, at) / Math.sqrt(variance);
  return {
    counts,
    before: null,
    after: null,
    ...against(counts, {
      estimate: pointsOf(own),
      low: pointsOf(own - spread),
      high: pointsOf(own + spread),
    }),
  };
}

function changeEffect(search: SegmentSearch, at: number, members: number[]): SegmentEffect {
  const { rows } = search.frame;
  const codes = rows.factors[search.compared?.factor ?? -1]?.codes ?? [];
  const within = (level: number | undefined): Counts =>
    countsOf(
      search,
      members.filter((row) => codes[row] === level),
    );
  const before = within(search.compared?.before);
  const after = within(search.compared?.after);
  const score = search.scores.score[at] ?? 0;
  const spread = widened(search, at) * Math.sqrt(search.scores.variance[at] ?? 0);
  return {
    counts: { deals: before.deals + after.deals, won: before.won + after.won },
    before,
    after,
    ...against(after, {
      estimate: score,
      low: Math.max(-1, score - spread),
      high: Math.min(1, score + spread),
    }),
  };
}

/** The rate expected of a segment that is so far from it; a rate stays in 0–1 whatever the linear step says. */
function against(
  { deals, won }: Counts,
  { estimate, low, high }: Interval,
): { expected: number; difference: Interval } {
  const rate = won / deals;
  const expected = Math.min(1, Math.max(0, rate - estimate));
  const kept = rate - expected;
  return {
    expected,
    difference: { estimate: kept, low: Math.min(low, kept), high: Math.max(high, kept) },
  };
}

/** How far the main effects of each of a segment's rows follow one unit of its own part: x'(X'WX)⁻¹X'Ws. */
function followedBy(search: SegmentSearch, at: number, members: readonly number[]): number[] {
  const { rows, model } = search.frame;
  const { size, inverse, columns } = model;
  const line = search.scores.cross.subarray(at * size, (at + 1) * size);
  const moved = new Float64Array(size + 1);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      moved[i] = (moved[i] ?? 0) + (inverse[i * size + j] ?? 0) * (line[j] ?? 0);
  return members.map((row) =>
    rows.factors.reduce((sum, { codes }, factor) => {
      const column = columns[factor]?.[codes[row] ?? 0] ?? size;
      return sum + (moved[column] ?? 0);
    }, moved[0] ?? 0),
  );
}

function rowsOf({ frame: { rows } }: SegmentSearch, { factors, levels }: SlotSegment): number[] {
  const codes = factors.map((factor) => rows.factors[factor]?.codes ?? []);
  const members: number[] = [];
  for (let row = 0; row < rows.rows; row++)
    if (codes.every((of, i) => of[row] === levels[i])) members.push(row);
  return members;
}

function countsOf({ frame: { rows } }: SegmentSearch, members: readonly number[]): Counts {
  return members.reduce(
    (sum, row) => ({
      deals: sum.deals + (rows.deals[row] ?? 0),
      won: sum.won + (rows.won[row] ?? 0),
    }),
    { deals: 0, won: 0 },
  );
}

/** A rate moved on the log odds; exactly 0 and 1 stay where they are. */
const shifted = (rate: number, by: number): number =>
  rate <= 0 || rate >= 1 ? rate : 1 / (1 + ((1 - rate) / rate) * Math.exp(-by));
