import type { RatioSums } from '../stats/ratioRate.ts';

/** Closed deals and wins of a compared period; the sums of amounts where rates are by value. */
export interface SideCounts {
  deals: number;
  won: number;
  value?: RatioSums;
  /** The largest amount among them. */
  largest?: number;
}

export interface ComparedCounts {
  before: SideCounts;
  after: SideCounts;
  earlier: SideCounts[];
}
