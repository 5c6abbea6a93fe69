import type { Interval } from '../interval.ts';

export interface BridgePart {
  level: string;
  dealsBefore: number;
  dealsAfter: number;
  rateBefore: number | null;
  rateAfter: number | null;
  /** By value only: of closed deals with an amount above 0. The rates are by value then. */
  amountBefore?: number;
  amountAfter?: number;
  mix: Interval;
  rate: Interval;
}

/** The exact split of a change in win rate over the levels of one field: Σ mix + Σ rate + residual = change. */
export interface Bridge {
  field: string;
  before: number;
  after: number;
  change: number;
  mix: Interval;
  rate: Interval;
  residual: number;
  simpson: boolean;
  /** p of the levels having moved alike, in rate and in share; null with one level. Sorts the bridges. */
  unlike: number | null;
  parts: BridgePart[];
}
