import type { Interval } from '../interval.ts';
import type { CalibrationFit } from './drivers.ts';

/** Against the win rate of the closed deals; `unknown` are deals that can't be scored. */
export type FitBandName = 'high' | 'medium' | 'low' | 'unknown';

/** Why open deals have no scores. */
export type ScoresWithheld =
  | 'no-open-deals'
  | 'no-created-date'
  | 'close-dates-missing'
  | 'too-few-followed'
  | 'no-model'
  | 'no-skill';

/** What speaks for a deal, or against it, in fractions: all of them and `base` add up to the score. */
export interface ScoreFactor {
  /** A field, or `age`. */
  field: string;
  level: string;
  points: number;
}

/** One open deal. Money in the file's currency; `null` where the deal has no amount. */
export interface DealScore {
  /** Its id in the file; without one its place there, `row 17`. */
  deal: string;
  /** Whose it is; null where the file has no reps, or deals are not compared by them. */
  rep: string | null;
  amount: number | null;
  createdOn: string;
  ageDays: number;
  /** P(won in the end), 0–1, with the 95% interval of what the model doesn't know. */
  probability: Interval;
  /** P(won between `asOf` and the end of `quarter`). */
  thisQuarter: number | null;
  band: FitBandName;
  stalled: boolean;
  /** Age by which nine in ten won deals of its segment had closed. */
  limitDays: number | null;
  /** amount × (1 − P): what is expected to be lost of it. */
  valueAtRisk: number | null;
  /** amount × (1 − P) × P: of what is at risk, the share P that deals like it bring home; see `rankOpenDeals.ts`. */
  recoverable: number | null;
  /** The largest first. */
  factors: ScoreFactor[];
}

/** The open deals of one rep in which an hour changes most. */
export interface RepFollowUp {
  rep: string;
  /** Open deals of theirs that have a score. */
  open: number;
  /** Sum over all of these of what is recoverable; null without amounts. */
  recoverable: number | null;
  /** The most recoverable first, at most five. */
  deals: DealScore[];
}

export interface FitBand {
  band: FitBandName;
  deals: number;
  amount: number | null;
  /** Of the open amount; of the open deals where there are no amounts. */
  share: number;
  /** Wins and money that the scores add up to; null for those without. */
  expectedWon: number | null;
  expectedAmount: number | null;
}

/** Open deals of one segment that are older than nine in ten of its won deals were. */
export interface StalledSegment {
  /** A level of `stalledBy`; null: all deals. */
  segment: string | null;
  open: number;
  deals: number;
  amount: number | null;
  /** Shrunk towards the field's; `ownDays` is the segment's by itself. */
  limitDays: number;
  ownDays: number | null;
  /** Won deals the limit rests on. */
  won: number;
  /** So many of its open deals are stalled that somebody should look. */
  told: boolean;
}

/** How many of a level's open deals are stalled, against the other open deals. Rates are fractions. */
export interface StalledShare {
  field: string;
  level: string;
  /** Open deals of known age, those of them that are stalled, and what these are worth. */
  open: number;
  deals: number;
  amount: number | null;
  share: Interval;
  /** The share among all other open deals. */
  rest: number;
  pValue: number | null;
  /** Over all levels of all fields. */
  qValue: number | null;
  /** More of them than elsewhere, surely, and no other told level explains it. */
  told: boolean;
}

/** Deals open on one earlier day by what they scored, and what became of them. Rates are fractions. */
export interface ScoreReplay {
  /** The last day of a quarter. */
  asOf: string;
  label: string;
  /** Deals then open that could be scored and have been closed since, and those still open. */
  deals: number;
  open: number;
  /** Mean score of the former, and their win rate. */
  expected: number;
  won: Interval;
  /** All of them: the mean chance to be won in the quarter that followed, and the share that was. */
  nextQuarter: { deals: number; expected: number; won: Interval };
}

/** Scores made as of past quarter ends, with what was known then, against what came. */
export interface ScoreReplays {
  quarters: ScoreReplay[];
  /** All of them together, by what was said: “said 62%, 60% were won”. */
  bands: ScoreCheck['bands'];
  bandsFit: CalibrationFit;
  slope: number | null;
  intercept: number | null;
  deals: number;
  /** One deal in so many was taken, by chance; 1: all. */
  every: number;
  /** Share of the deals then open whose end is not known yet: they are in none of it. */
  openShare: number;
}

/** What the model says of deals it has not seen. Rates are fractions. */
export interface ScoreCheck {
  deals: number;
  auc: number | null;
  skill: number | null;
  /** The larger of the two: over repeats, and because deals are few. */
  skillStandardError: number | null;
  slope: number | null;
  intercept: number | null;
  /** Scores are drawn in by that line, as the model exaggerates. */
  drawnIn: boolean;
  bands: { deals: number; predicted: number; actual: Interval | null }[];
  /** What the bands come to. */
  bandsFit: CalibrationFit;
  /** What scores of earlier quarter ends said against what became of the deals then open; null when none can be told. */
  replays: ScoreReplays | null;
}

/** The open deals: what will become of them, as far as the closed ones tell. */
export interface Pipeline {
  open: number;
  openAmount: number | null;
  withheld: ScoresWithheld | null;
  /** Why there are no scores, in words. */
  reason: string | null;
  sentence: string;
  /** The score of a new deal that is average in every field; the points of each deal start from it. */
  base: number | null;
  /** The last age that scores are told for, in days: too few deals ended later. */
  lastAge: number | null;
  /** The quarter that `thisQuarter` is of, and the days it has left. */
  quarter: { label: string; to: string; daysLeft: number } | null;
  /** A score from `high` on is high, one under `low` is low. */
  cutOffs: { low: number; high: number } | null;
  /** Those with most value at risk, the largest first: at most 200. */
  scores: DealScore[];
  /** Those where a push is worth most, the largest first: at most 20. */
  warnings: DealScore[];
  /** The same for each rep, those with most to recover first. */
  followUp: {
    reps: RepFollowUp[];
    /** Reps with open deals who are not listed. */
    leftOut: number;
    /** Why there are none. */
    reason: string | null;
  };
  fit: FitBand[];
  /** What all scores add up to. Deals that can't be scored are in none of it. */
  expected: {
    won: number;
    amount: number | null;
    wonThisQuarter: number;
    amountThisQuarter: number | null;
  } | null;
  /** Value in deals that are a low fit, against the number of them. */
  skew: {
    value: number;
    /** What the value varies by, because single deals are large: 95%. */
    interval: Interval | null;
    deals: number;
    told: boolean;
    threshold: string;
    sentence: string;
  } | null;
  /** The field whose won deals take most different times; null: one limit for all. */
  stalledBy: string | null;
  stalled: StalledSegment[];
  stalledReason: string | null;
  /** Where stalled deals gather, those told first: at most 50 levels that have any. */
  stalledIn: StalledShare[];
  /** The win rate as it is recorded, and had all stalled deals been lost, or won. */
  bounds: { asRecorded: number; stalledLost: number; stalledWon: number; stalled: number } | null;
  check: ScoreCheck | null;
}
