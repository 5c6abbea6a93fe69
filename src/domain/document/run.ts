import type { Interval } from '../interval.ts';

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
  | 'pipeline';

export interface Run {
  id: string;
  createdAt: string;
  appVersion: string;
  seed: number;
  pending: PendingPart[];
  /** Why parts are missing, when the run ended before it was done. */
  interrupted: string | null;
  elapsedMs: { read: number; profile: number; load: number; analyse: number; total: number };
}

/** The truth a sample file was made with, and what was found. */
export interface Sample {
  id: string;
  seed: number;
  planted: { what: string; value: number; found: Interval | null }[];
  /** Why some are not looked for: the truth is of the whole file and of the quarters the app compares. */
  notLookedFor?: string;
}

export interface Filter {
  field: string;
  values: string[];
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
