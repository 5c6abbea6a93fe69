import type { Interval } from '../interval.ts';
import type { AsOf } from './asOf.ts';

/** Parts of the document that arrive after the first snapshot; `cycle` is its quantiles and the rate by value. */
export type PendingPart =
  | 'cycle'
  | 'periods'
  | 'quality'
  | 'sensitivity'
  | 'drivers'
  | 'health'
  | 'combinations'
  | 'cohorts'
  | 'calendar'
  | 'reps'
  | 'alerts'
  | 'recommendations'
  | 'pipeline'
  | 'track-record'
  | 'funnel'
  | 'forecast';

export interface Run {
  id: string;
  createdAt: string;
  appVersion: string;
  seed: number;
  pending: PendingPart[];
  /** Why parts are missing, when the run ended before it was done. */
  interrupted: string | null;
  /** The file is shown as it stood on an earlier day; absent for the file as it is. */
  asOf?: AsOf;
  elapsedMs: { read: number; profile: number; load: number; analyse: number; total: number };
  /** Milliseconds from one part's end to the next one's; those of another budget of false alerts have none. */
  partsMs?: Partial<Record<PendingPart, number>>;
}

/** The truth a sample file was made with, and what was found. */
export interface Sample {
  id: string;
  seed: number;
  /** Differences of rates; shares where `unit` says so. */
  planted: { what: string; value: number; unit?: 'share'; found: Interval | null }[];
  /** Why some are not looked for: the truth is of the whole file and of the quarters the app compares. */
  notLookedFor?: string;
}

export interface Filter {
  field: string;
  values: string[];
  /**
   * Of the filter of closed dates only: first and last day, of whole quarters. `field` and `values` then say it in words
   * (see `closedRange.ts`).
   */
  closed?: { from: string; to: string };
}

/** The query behind a number. */
export interface Receipt {
  id: string;
  title: string;
  sql: string;
  rows: number;
  elapsedMs: number;
}

/** What this file cannot tell you, why, and the column that would fill it. */
export interface Limit {
  topic: string;
  why: string;
  column: string | null;
}
