import type { Interval } from '../interval.ts';

/** Deals created in one quarter, followed by age. Rates are fractions of the cohort, ages in days. */
export interface Cohort {
  label: string;
  from: string;
  to: string;
  deals: number;
  won: number;
  lost: number;
  open: number;
  /** (won + lost) / deals as of the file's last day. */
  decidedShare: number;
  /** Aalen–Johansen cumulative incidence at chosen ages, with 95% intervals. */
  curve: { age: number; atRisk: number; won: Interval; lost: Interval }[];
  /** Win rate so far among the decided. */
  winRate: Interval | null;
  /** Final win rate if open deals behave as earlier ones did at their age; the interval is to hold that rate, by the last known age. */
  projected: Interval | null;
  /** Deals older than the last age that is known: the projection if all of them are lost, or all won. */
  bounds: { low: number; high: number; deals: number } | null;
  /** Why there is no projection. */
  reason: string | null;
  sentence: string;
}

export interface Cohorts {
  /** Cumulative incidence over all deals: what the projections rest on. */
  all: { age: number; atRisk: number; won: Interval; lost: Interval }[];
  /** The last age with at least 20 deals at risk. */
  lastAge: number | null;
  cohorts: Cohort[];
  /** Share of deals that are still open at the last age: what becomes of them no projection knows. */
  openAtLastAge: number | null;
  /** What every projection takes for granted, in words; null without any. */
  assumption: string | null;
  /** Why there are none, or why none has a projection. */
  reason: string | null;
}
