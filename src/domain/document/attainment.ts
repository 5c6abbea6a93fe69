/** How far a period can be judged. */
export type TargetPeriodStatus = 'whole' | 'cut' | 'running';

/** Won money of all reps who have a target in a period. Money in the file's currency. */
export interface TargetPeriod {
  /** `2024Q1`, or a year where targets are yearly. */
  label: string;
  from: string;
  to: string;
  /** `cut`: the edges of the file leave a part out; `running`: the file ends inside it. */
  status: TargetPeriodStatus;
  why: string | null;
  reps: number;
  won: number;
  target: number;
  attainment: number;
}

export interface RepTarget {
  rep: string;
  /** One for each of `Attainment.periods`; null where the rep has no target for all of it. */
  periods: ({ won: number; target: number; attainment: number } | null)[];
}

/** The period in progress, held against how far earlier ones had come by the same day. */
export interface TargetPace {
  label: string;
  daysGone: number;
  days: number;
  won: number;
  target: number;
  /** Share of an earlier period's won money that was there by that day: the middle, least and most of them. */
  usual: { periods: number; middle: number; least: number; most: number } | null;
  /** won / usual share / target: where it ends should the rest come as in earlier periods. */
  pace: { middle: number; least: number; most: number } | null;
  sentence: string;
}

/** Won money against targets. */
export interface Attainment {
  /** Why there is none; null when there is. */
  reason: string | null;
  /** Where targets stand: `Quota.csv`, or the name of a column. */
  basis: string | null;
  grain: 'quarter' | 'year';
  periods: TargetPeriod[];
  reps: RepTarget[];
  /** The latest whole periods, four at most, that `Rep.attainment` is of. */
  window: { from: string; to: string; periods: number; won: number; target: number } | null;
  running: TargetPace | null;
  /** Won deals without an amount, which count as nothing. */
  unpriced: number;
  sentence: string;
}
