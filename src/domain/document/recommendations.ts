import type { Interval } from '../interval.ts';
import type { SegmentLevel } from './combinations.ts';

export type RecommendationRule =
  | 'segment-drop'
  | 'losing-combination'
  | 'weak-segment'
  | 'mix-shift'
  | 'emerging-segment'
  | 'cycle-longer'
  | 'rep-question'
  | 'quarter-end'
  | 'stalled-deals'
  | 'pipeline-skewed'
  | 'value-concentrated'
  | 'fill-column'
  | 'look-again';

/** By when it should be begun. */
export type Horizon = 'now' | 'month' | 'quarter';

/**
 * The smallest trial that would show the effect four times out of five, at two-sided 5%. Rates are fractions.
 */
export interface Trial {
  /** Closed deals in each arm; of `look-again` in the next period. */
  deals: number;
  arms: 1 | 2;
  /** At the file's own pace, until nine in ten of those deals are decided; null without a pace. */
  weeks: number | null;
  /** The win rate as it is, and as it would be with the shrunk effect made good. */
  from: number;
  to: number;
}

/** Something to do, and what it rests on. Money in the file's currency. */
export interface Recommendation {
  id: string;
  rule: RecommendationRule;
  /** What to do, in a line. */
  title: string;
  /** How, in a sentence or three. */
  action: string;
  forWhom: string;
  /** Ids of alerts and other findings, see `findingId.ts`. */
  because: string[];
  segment: SegmentLevel[];
  horizon: Horizon;
  /**
   * At stake in a quarter if the association is causal, from the shrunk effect. Every deal counts once: under the
   * action that is worth most.
   */
  money: Interval | null;
  /** Why there is no money, or which part of it counts elsewhere. */
  moneyNote: string | null;
  /** 1 less the p or q of what it rests on; null for facts. */
  certainty: number | null;
  test: Trial | null;
  /** Why no trial is named. */
  testNote: string | null;
  caveat: string | null;
}
