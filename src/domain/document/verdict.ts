import type { Measure } from '../comparisonChoice.ts';
import type { Interval } from '../interval.ts';
import type { Clock } from './periods.ts';

export type VerdictKind = 'declined' | 'improved' | 'no-evidence' | 'too-few-deals';

/** One side of the comparison. */
export interface ComparedPeriod {
  label: string;
  from: string;
  to: string;
  deals: number;
  won: number;
  /** By count, or by value where the verdict is. */
  winRate: Interval;
  /** By value only: of closed deals with an amount above 0, and of the won ones. */
  amount?: number;
  wonAmount?: number;
}

/**
 * Did the win rate move between two periods? Differences are fractions (0.06 = 6 points), after − before.
 * `before`, `after` and all that follows are null when the file has no two periods to compare; `reason` says why.
 */
export interface Verdict {
  kind: VerdictKind;
  sentence: string;
  before: ComparedPeriod | null;
  after: ComparedPeriod | null;
  change: Interval | null;
  pValue: number | null;
  /** `ratio`: of two rates by value, with deals as what was drawn. */
  test: 'score' | 'fisher' | 'ratio' | null;
  /** The smallest change these many deals would have shown in 8 of 10 cases. */
  smallestDetectable: number | null;
  clock: Clock;
  /** By count when absent. */
  measure?: Measure;
  /** Why a period that a person picked is masked, and which one rests on a single deal; absent without any. */
  warnings?: string[];
  /** How much wider the interval is for deals not being independent: variance ratio ≥ 1 and what they cluster by. */
  designEffect: number | null;
  clusteredBy: 'account' | 'rep' | null;
  /** Is the change beyond the usual movement between earlier periods? Null when there are too few of them. */
  unusual: { dispersion: number; pValue: number; periods: number } | null;
  looks: { chosenByUser: boolean; tried: number };
  sensitivity: { what: string; change: Interval | null }[];
  reason: string | null;
}
