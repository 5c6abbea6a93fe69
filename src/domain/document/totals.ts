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
}
