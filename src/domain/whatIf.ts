import type { SegmentLevel } from './document/combinations.ts';
import type { Trial } from './document/recommendations.ts';
import type { Filter } from './document/run.ts';
import type { Interval } from './interval.ts';

/** What a model rests on beside the filters: its fields, columns that were put back among them, and its day. */
export interface ShownModel {
  formula: string;
  /** The day as of which the file is seen; null for the file as it is. */
  asOf: string | null;
}

/** What would the win rate be, had deals like these other levels of the fields that can be decided about? */
export interface WhatIfQuestion {
  kind: 'what-if';
  filters: Filter[];
  /** The model that is shown: another one's answer would not be of it. Left out, only the filters are compared. */
  of?: ShownModel;
  /** Fields that can be decided about. */
  levers: string[];
  /** Which deals: at most one level for each other field. */
  scene: SegmentLevel[];
  /** What every one of them is given: at most one level for each lever. */
  picks: SegmentLevel[];
}

/** Why a level can't be picked. */
export type NotOffered = 'none-won' | 'none-lost' | 'no-deals' | 'not-told-apart' | 'no-choice';

export interface WhatIfLevel {
  level: string;
  /** Closed deals of the scene that have it. */
  deals: number;
  won: number;
  reason: NotOffered | null;
}

export interface WhatIfField {
  field: string;
  /** It is a driver by its own test. */
  driver: boolean;
  /** Bands in their order, other levels by their deals in the scene. */
  levels: WhatIfLevel[];
  /** Fields that tell partly the same. */
  mixedWith: string[];
}

/** Rates and differences are fractions, with 95% intervals. */
export interface WhatIfAnswer {
  /** Closed deals that base, rate and change are over; and those of the scene of which it can't be told. */
  deals: number;
  leftOut: number;
  base: Interval;
  rate: Interval;
  change: Interval;
  pValue: number | null;
  /** They add up from the base to the rate. */
  factors: (SegmentLevel & { points: Interval; driver: boolean })[];
  /** Closed deals of the scene that have all picked levels already. */
  alike: { deals: number; won: number };
  test: Trial | null;
  testNote: string | null;
}

export interface WhatIfSlice {
  kind: 'what-if';
  levers: WhatIfField[];
  scene: WhatIfField[];
  /** Fields that are not in this model, as levers follow from them. */
  without: string[];
  formula: string;
  /** Combinations of levels the model was fitted on. */
  rows: number;
  /** Closed deals of the scene as they are. */
  deals: number;
  won: number;
  base: Interval | null;
  /** Null without picks, and where nothing can be told; then `reason` says why. */
  answer: WhatIfAnswer | null;
  reason: 'no-model' | 'no-deals' | 'not-offered' | 'not-told-apart' | null;
}
