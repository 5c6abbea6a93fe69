import type { Interval } from '../interval.ts';
import type { Grain } from './periods.ts';

/** Whether a rep's results swing more than chance and the calendar explain. */
export interface Consistency {
  /** 100 is no spread beyond chance. */
  index: number;
  spreadPoints: Interval;
  dispersion: number;
  pValue: number;
  qValue: number | null;
  /** Told as inconsistent. */
  low: boolean;
  /** Months or quarters with at least 5 expected wins and losses; the same grain for all reps. */
  grain: Grain;
  periods: number;
  /** Told of a low one only. */
  sentence: string | null;
}

/** One rep against what the book they were given would have brought. Rates are fractions. */
export interface Rep {
  rep: string;
  deals: number;
  won: number;
  /** From the driver model without the rep. */
  expected: number | null;
  winRate: Interval | null;
  shrunk: number | null;
  /** Actual minus expected rate. */
  difference: Interval | null;
  /** The funnel limit it lies outside of, widened for overdispersion. */
  outside: null | 95 | 99.8;
  pValue: number | null;
  /** Over all reps, by the larger of this p and the exact binomial one: the funnel is too narrow where few wins are expected. */
  qValue: number | null;
  consistency: Consistency | null;
  /** Why there is no consistency. */
  consistencyReason: string | null;
  wonAmount: number | null;
}

/** What holds for the reps as a whole. */
export interface RepSpread {
  /** Between-rep Pearson dispersion that the funnel limits are widened by; at least 1. */
  overdispersion: number | null;
  /** Whether the reps can be told apart at all; ranks are withheld when not. */
  tellApart: boolean;
  pValue: number | null;
  /** Why there is nothing on reps, when there is nothing. */
  reason: string | null;
}
