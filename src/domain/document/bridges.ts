import type { Interval } from '../interval.ts';

export interface BridgePart {
  level: string;
  dealsBefore: number;
  dealsAfter: number;
  rateBefore: number | null;
  rateAfter: number | null;
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
  parts: BridgePart[];
}
