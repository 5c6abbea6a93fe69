import type { Interval } from '../interval.ts';

/** A level of a field. */
export interface SegmentLevel {
  field: string;
  level: string;
}

/**
 * A segment of one to three fields whose win rate is not what its parts imply (`combination`), or moved otherwise than
 * the rest of the business (`change`). Rates are fractions.
 */
export interface Combination {
  levels: SegmentLevel[];
  /** Closed deals; of a change those of the later period, as is the rate. */
  deals: number;
  won: number;
  winRate: Interval | null;
  /**
   * Combination: the rate that its levels have by themselves, the main effects without this segment's own part in them.
   * Change: the rate now, had the segment, with the deals it has now, moved as the rest did.
   */
  expected: number;
  aspect: 'combination' | 'change';
  /** Rate minus what was expected; for a change, the move beyond that of the rest. Shrunk towards 0 for the winner's curse. */
  difference: Interval;
  shrunkDifference: number;
  /** Deals and wins of the two periods compared; null for a combination. */
  before: { deals: number; won: number } | null;
  after: { deals: number; won: number } | null;
  z: number;
  /** By the distribution of the largest |z| over the whole family. */
  pValueFamilywise: number;
  /** Benjamini–Hochberg over the whole family, from the normal approximation. */
  qValue: number;
  told: boolean;
  /** Told, but nothing is left of it once this stronger finding is allowed for: the same effect seen from elsewhere. */
  echoOf: { aspect: 'combination' | 'change'; levels: SegmentLevel[] } | null;
  /** Of what was told. */
  sentence: string | null;
}

/** Two quarters, both days of each included. */
export interface ComparedQuarters {
  before: { label: string; from: string; to: string };
  after: { label: string; from: string; to: string };
}

/** How the search was made, so that its p-values can be believed. */
export interface CombinationSearch {
  /** Segments looked at for each question; the family is both together. */
  combinations: number;
  changes: number;
  /** Fewest closed deals of a segment that was looked at. */
  fewestDeals: number;
  /** Most fields a segment was made of. */
  depth: 2 | 3;
  fields: string[];
  draws: number;
  /** Draws ended before their full number, as nothing could be told any more (Besag and Clifford). */
  stoppedEarly: boolean;
  cells: number;
  /** Segments with enough deals that were left out all the same, because there were too many. */
  leftOut: number;
  /** Deals of an account end alike: scores scatter up to so much more, a variance ratio, and p allows for it. */
  designEffect?: number;
  /** The quarters that changes are between, where the compared periods are not two that can be judged. */
  instead?: ComparedQuarters;
  /** Why nothing was searched, or what makes the search coarse (cells near the number of deals). */
  reason: string | null;
}
