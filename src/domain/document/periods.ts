import type { Interval } from '../interval.ts';

export type Clock = 'closed' | 'created';
export type Grain = 'month' | 'quarter';
/** What can be compared by its name. */
export type PeriodGrain = Grain | 'half' | 'year';

/** One month, quarter, half or year on one clock. `from` and `to` are its first and last day. */
export interface Period {
  label: string;
  grain: PeriodGrain;
  from: string;
  to: string;
  clock: Clock;
  /** Closed deals. */
  deals: number;
  won: number;
  winRate: Interval | null;
  meanCycleDays: number | null;
  meanWonAmount: number | null;
  /** (Closed deals × win rate × mean won amount) / mean cycle, money per day. */
  velocityPerDay: number | null;
  amount: number | null;
  /** Share of its outcomes that the export could show, 0–1; null when it can't be computed. */
  observableShare: number | null;
  /** What the missing part does to the rate, if won and lost cycles differ; a fraction. */
  bias: number | null;
  /** False while the file's horizon lies inside it. */
  complete: boolean;
  /** Masked periods are drawn hatched and never compared by default. */
  masked: boolean;
  why: string | null;
}
