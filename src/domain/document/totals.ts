import type { Interval } from '../interval.ts';

/** Days from created to closed. */
export interface CycleSummary {
  mean: number | null;
  median: number | null;
  p90: number | null;
}

/** The whole file, or what the filters leave of it. Money in the file's own currency. */
export interface Totals {
  deals: number;
  won: number;
  lost: number;
  open: number;
  winRate: Interval | null;
  winRateByValue: Interval | null;
  /** Why there is no rate by value, when there is none. */
  winRateByValueReason: string | null;
  amount: number | null;
  wonAmount: number | null;
  openAmount: number | null;
  meanWonAmount: number | null;
  cycleDays: (CycleSummary & { won: CycleSummary; lost: CycleSummary }) | null;
  /** (closed deals × win rate × mean won amount) / mean cycle, money per day. */
  velocityPerDay: number | null;
  velocityReason: string | null;
  /** Of the two compared periods, whatever days they are. Absent until the cycle is told; null where none are compared. */
  compared?: ComparedFigures | null;
}

/** What closed deals of one period took and brought. Intervals are null under 30 deals. */
export interface Figures {
  meanCycleDays: number | null;
  cycleInterval: Interval | null;
  meanWonAmount: number | null;
  wonAmountInterval: Interval | null;
  /** Won amount / mean cycle, money per day: a total over a mean, which gets no interval. */
  velocityPerDay: number | null;
}

export interface ComparedFigures {
  before: Figures;
  after: Figures;
  /** Mean cycle after − before, in days. */
  cycleChange: Interval | null;
  /** Mean won amount after / before − 1, a fraction. */
  wonAmountChange: Interval | null;
}
