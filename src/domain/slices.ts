import type { Days, DefinitionsQuestion, DefinitionsSlice } from './definitions.ts';
import type { SegmentLevel } from './document/combinations.ts';
import type { DealScore } from './document/pipeline.ts';
import type { Filter } from './document/run.ts';
import type { ForecastTargetQuestion, ForecastTargetSlice } from './forecastTarget.ts';
import type { Interval } from './interval.ts';
import type { WhatIfQuestion, WhatIfSlice } from './whatIf.ts';

/** Fewer closed deals than this are drawn faint, and nothing is told of them. */
export const FEWEST_DEALS = 30;

export type { Days };

/** What a page asks of the loaded file as it is used. Filters hold for each of them. */
export type SliceQuestion =
  | PairQuestion
  | QuartersQuestion
  | BranchQuestion
  | DefinitionsQuestion
  | WhatIfQuestion
  | ScoresQuestion
  | ForecastTargetQuestion;

/** Every open deal with its score, by the run that is shown. */
export interface ScoresQuestion {
  kind: 'scores';
  filters: Filter[];
}

/** Every level of one field with every level of another. */
export interface PairQuestion {
  kind: 'pair';
  filters: Filter[];
  fields: [string, string];
}

/** Every level of a field in every quarter that deals closed in. */
export interface QuartersQuestion {
  kind: 'quarters';
  filters: Filter[];
  field: string;
}

/** The deals that have all levels of `path`, by every other field. */
export interface BranchQuestion {
  kind: 'branch';
  filters: Filter[];
  path: SegmentLevel[];
  /** Fields known only when a deal is over: they may be split by, and are neither tested nor proposed. */
  late: string[];
  /** Two periods on the closed clock; null when nothing is compared. */
  compare: { before: Days; after: Days } | null;
}

export type Slice =
  | PairSlice
  | QuartersSlice
  | BranchSlice
  | DefinitionsSlice
  | WhatIfSlice
  | ScoresSlice
  | ForecastTargetSlice;

/** An open deal; what is told of a score is null where the deal is too old for one. `reasons` is in words. */
export type ScoredDeal = Omit<DealScore, 'factors' | 'probability'> & {
  probability: DealScore['probability'] | null;
  reasons: string;
};

export interface ScoresSlice {
  kind: 'scores';
  /** In the order of value at risk, the largest first; empty where nothing is scored. */
  deals: ScoredDeal[];
  /** More open deals than are listed. */
  leftOut: number;
  /** The query that found them. */
  sql: string;
}

/** `deals` is closed deals throughout; rates are fractions with their 95% interval. */
export interface SliceCounts {
  deals: number;
  won: number;
  winRate: Interval | null;
}

export interface SliceLevel extends SliceCounts {
  level: string;
}

export interface PairCell extends SliceCounts {
  levels: [string, string];
  open: number;
  /** The rate drawn towards that of all cells by what its few deals can't support. */
  shrunk: number | null;
  wonAmount: number | null;
}

export interface PairSlice {
  kind: 'pair';
  fields: [string, string];
  /** Levels that are shown, bands in their order, others by their number of deals. */
  levels: [SliceLevel[], SliceLevel[]];
  cells: PairCell[];
  all: SliceCounts;
  /** Levels of either field that are too many to show. */
  leftOut: [number, number];
}

export interface QuartersSlice {
  kind: 'quarters';
  field: string;
  levels: SliceLevel[];
  /** `quarter` is its first day. */
  rows: (SliceCounts & { level: string; quarter: string })[];
  leftOut: number;
}

/** What was asked of the fields of a branch: do the rates of their levels differ, or did they move otherwise? */
export type BranchAspect = 'rate' | 'change';

/** Of one field within one branch; q over all fields looked at there. */
export interface SplitEvidence {
  pValue: number;
  qValue: number;
}

export interface BranchLevel extends SliceLevel {
  before: { deals: number; won: number } | null;
  after: { deals: number; won: number } | null;
  /** After minus before. */
  change: Interval | null;
}

export interface BranchField {
  field: string;
  /** Known only when a deal is over, and not tested. */
  late: boolean;
  levels: BranchLevel[];
  evidence: Record<BranchAspect, SplitEvidence | null>;
}

/** Which field to split a branch by next; without one, why not. */
export interface Proposal {
  field: string | null;
  /** Fields that could be tested. */
  looked: number;
  /** The one with the best evidence, proposed or not. */
  nearest: ({ field: string } & SplitEvidence) | null;
  reason: 'too-few' | 'no-field' | 'nothing' | null;
}

export interface BranchSlice extends SliceCounts {
  kind: 'branch';
  path: SegmentLevel[];
  change: Interval | null;
  /** Fields with at least two levels here. */
  fields: BranchField[];
  /** `change` is null when nothing is compared. */
  proposals: { rate: Proposal; change: Proposal | null };
}
