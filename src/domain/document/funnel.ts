import type { Interval } from '../interval.ts';

/** Where the stages come from: the changes a history lists, or the stage each deal stands in now. */
export type FunnelBasis = 'history' | 'current-stage';

/** Why there is no funnel. */
export type FunnelRefused =
  | 'no-stage-column'
  | 'stage-contradicts-outcome'
  | 'closed-deals-only'
  | 'not-known-then'
  | 'no-order'
  | 'no-deals';

/** Stays that ended in one compared period: deals that got further, of all that got further or were lost. */
export interface StageSide {
  decided: number;
  advanced: number;
}

/** Did the conversion of a stage move between the compared periods? Differences are fractions, after − before. */
export interface StageChange {
  before: StageSide;
  after: StageSide;
  difference: Interval;
  pValue: number;
  /** Over all stages, of the larger of p and the p against the usual movement of all of them together. */
  qValue: number | null;
  /** Variance ratio ≥ 1 because deals of one account or rep move together. */
  designEffect: number;
  /** Against the stage’s own movement between earlier quarters; null when there are too few of them. */
  unusual: { dispersion: number; pValue: number } | null;
}

/**
 * One stage. By history a deal has entered a stage when it is the furthest it has got; it has advanced from it once it
 * stood in a later one or was won. `entered` = `advanced` + `lost` + `open`. By present stages only `open` is known for
 * sure; what isn't is null.
 */
export interface FunnelStage {
  stage: string;
  entered: number | null;
  advanced: number | null;
  /** Lost with this stage as the furthest. */
  lost: number | null;
  /** Not decided, with this stage as the furthest. */
  open: number;
  openAmount: number | null;
  /** Went on to a later stage without ever standing in this one. */
  skipped: number | null;
  /** Came back to it from a later stage. */
  returned: number | null;
  /** advanced / (advanced + lost): stays that have not ended count neither way. */
  conversion: Interval | null;
  /** Days by which half have left it, open ones counted for as long as they were watched; and of each way out. */
  medianDays: number | null;
  medianDaysAdvanced: number | null;
  medianDaysLost: number | null;
  /** Of the deals that got further, the share won once they closed. */
  wonAfter: Interval | null;
  change: StageChange | null;
}

/** The stage whose conversion fell, and what that cost in the later period. */
export interface Bottleneck {
  stage: string;
  /** Wins and money more, had the stage kept its earlier conversion: drawn in by what the largest of several owes to chance. */
  wins: Interval;
  amount: Interval | null;
  sentence: string;
}

/** Why deals stand in this order. */
export interface StageOrder {
  /** `names`: what stages are usually called; `age`: how old the deals in them are; `deals`: not known, largest first. */
  from: 'history' | 'names' | 'age' | 'deals';
  /** Of deals that stood in two stages, the share that entered them in this order; null but for a history. */
  agreement: number | null;
}

/** Deals by how many visits, calls or mails they had. */
export interface ActivityBand {
  level: string;
  deals: number;
  won: number;
  winRate: Interval | null;
}

/** A column that counts what was done about a deal. It grows until the deal closes, so it is no cause. */
export interface Activity {
  column: string;
  bands: ActivityBand[];
  /** Pearson correlation of the count with the days from created to closed; null where it can't be told. */
  daysCorrelation: number | null;
  sentence: string;
}

/** The way of deals through their stages. */
export interface Funnel {
  basis: FunnelBasis | null;
  refused: FunnelRefused | null;
  /** Why there is none, in words; null where there is one. */
  reason: string | null;
  sentence: string;
  /** What has to be taken for granted; null where the file shows it. */
  assumption: string | null;
  order: StageOrder | null;
  /** Deals with a stage, and those without one. */
  deals: number;
  withoutStage: number;
  /** Deals that ever went back to an earlier stage; closed deals that went on to a stage again. Null without a history. */
  movedBack: number | null;
  reopened: number | null;
  stages: FunnelStage[];
  /** Stages that only say how a deal ended. */
  ends: string[];
  /** Labels of the compared periods; null where stages are not compared. */
  compared: { before: string; after: string } | null;
  bottleneck: Bottleneck | null;
  /** Why none is named; null where one is. */
  bottleneckReason: string | null;
  activity: Activity[];
}
