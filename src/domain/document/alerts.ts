import type { DealsSet } from '../dealsQuestion.ts';
import type { Interval } from '../interval.ts';
import type { ComparedQuarters, SegmentLevel } from './combinations.ts';

export type AlertKind =
  | 'segment-drop'
  | 'weak-segment'
  | 'losing-combination'
  | 'emerging-segment'
  | 'cycle-longer'
  | 'rep-off-expectation'
  | 'drift'
  | 'pipeline-skewed'
  | 'stalled-deals'
  | 'value-concentrated'
  | 'data-quality';

/**
 * Something to look at. A `test` has survived the budget of false alerts; a `fact` is counted, not tested, and says
 * its threshold. Money in the file's currency; rates are fractions.
 */
export interface Alert {
  id: string;
  kind: AlertKind;
  basis: 'test' | 'fact';
  severity: 'info' | 'warn' | 'critical';
  sentence: string;
  segment: SegmentLevel[];
  /** `unit` says how a number is to be read; without it as a count or an index. */
  evidence: { what: string; value: number | string; unit?: 'rate' | 'money' | 'days' }[];
  /** The threshold of a fact, in words. */
  threshold: string | null;
  pValue: number | null;
  qValue: number | null;
  /** At stake if the association is causal, from the shrunk effect; null without amounts. */
  money: Interval | null;
  /** Deals behind it. */
  deals: number;
  /** Which open deals they are, where no segment and period names them. */
  set?: DealsSet;
  /** The query that finds those deals, as a receipt shows it. */
  sql: string | null;
}

/** What the tests together may get wrong, and what a naive rule would have raised. */
export interface AlertBudget {
  /** Chance that a complete period raises any false alert. */
  familywisePerPeriod: number;
  expectedFalsePerYear: number;
  /** Tests that shared the budget, by kind. */
  tests: number;
  byKind: { kind: AlertKind; tests: number; share: number }[];
  /** Segments whose rate, by number of deals, fell by more than 5 points between the quarters, whatever the noise. */
  naiveAlerts: number;
  /** Alert kinds that were not looked for, and why. */
  withheld: { kind: AlertKind; why: string }[];
  /** What is to be known of the alerts as a whole: which quarters they compare instead of others, and filters. */
  notes?: string[];
  /** The quarters that alerts on changes compare, where the compared periods are not two that can be judged. */
  instead?: ComparedQuarters;
}
