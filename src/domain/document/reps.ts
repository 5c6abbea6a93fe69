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

/** Deals of one rep that closed in one quarter, and the rate that the quarter and the mix would have anybody win. */
export interface RepQuarter {
  /** `2024Q1`. */
  label: string;
  deals: number;
  won: number;
  winRate: Interval | null;
  expected: number | null;
}

/** Whether a rep drifts steadily up or down, against what was to be expected in each quarter. */
export interface RepTrend {
  quarters: number;
  /** From one quarter to the next, beyond what all reps moved. */
  pointsPerQuarter: Interval;
  pValue: number;
  /** Over all reps that were tested. */
  qValue: number | null;
  told: boolean;
}

/** Deals of one kind in which a rep does better or worse than in their other deals, by what the kind would lead one to expect. */
export interface Speciality {
  field: string;
  level: string;
  deals: number;
  won: number;
  /** Rate to be expected of this rep, who is as good as over all. */
  expected: number;
  difference: Interval;
  pValue: number;
  /** Over all reps and all kinds of deals that were tested. */
  qValue: number;
}

/** A stage that fewer, or more, of a rep's deals are lost at than of others'; rates are of deals that got past it. */
export interface StageHabit {
  stage: string;
  deals: number;
  passed: number;
  expected: number;
  difference: Interval;
  pValue: number;
  qValue: number;
}

export type CoachingRule =
  | 'below-book'
  | 'above-book'
  | 'falling'
  | 'rising'
  | 'swinging'
  | 'strong-in'
  | 'weak-in'
  | 'stuck-at'
  | 'strong-at';

/** What a test found of a rep, and what to talk about; made by the rule book only. */
export interface CoachingNote {
  rule: CoachingRule;
  note: string;
  evidence: string;
  action: string;
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
  /** Standard error of that difference by chance, widened for overdispersion; null for those with too few deals. */
  chanceError: number | null;
  /** The funnel limit it lies outside of, widened for overdispersion. */
  outside: null | 95 | 99.8;
  pValue: number | null;
  /** Over all reps, by the larger of this p and the exact binomial one: the funnel is too narrow where few wins are expected. */
  qValue: number | null;
  consistency: Consistency | null;
  /** Why there is no consistency. */
  consistencyReason: string | null;
  wonAmount: number | null;
  open: number;
  meanCycleDays: number | null;
  /** (Closed deals × win rate × mean won amount) / mean cycle, money per day. */
  velocityPerDay: number | null;
  /** In order; those without deals are left out. */
  quarters: RepQuarter[];
  /** Null with too few quarters or deals. */
  trend: RepTrend | null;
  /** Those told, the surest first. */
  specialities: Speciality[];
  /** The stages told, where the file has a history of stages. */
  stages: StageHabit[];
  notes: CoachingNote[];
  /** Of the quarters of `attainment.window`; null without a target. */
  target: number | null;
  /** Won money over the target, 1 = all of it. */
  attainment: number | null;
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
  /** Fields that follow from the rep (a team, a level) and that expectations know: reps are held against their like. */
  within: string[];
  /** Of reps' trends, of reps by kind of deal, of reps by stage. */
  tests: { trends: number; specialities: number; stages: number };
}

export interface RepGroup {
  level: string;
  reps: number;
  deals: number;
  won: number;
  winRate: Interval | null;
  expected: number | null;
  difference: Interval | null;
  outside: null | 95 | 99.8;
  wonAmount: number | null;
  meanCycleDays: number | null;
  target: number | null;
  attainment: number | null;
}

/** Reps by a column that follows from them: their level, or the team, office or manager they belong to. */
export interface RepGrouping {
  field: string;
  kind: 'level' | 'team';
  /** By name; in the file's order of levels. */
  groups: RepGroup[];
  tellApart: boolean;
  pValue: number | null;
}
