/** Why there is no forecast. */
export type ForecastWithheld =
  'no-open-deals' | 'no-created-date' | 'close-dates-missing' | 'too-few-quarters';

/** How a forecast was made; the one that did best on the file’s own past is used. */
export type ForecastMethod = 'model' | 'weighted' | 'lastYear';

/** Eight chances in ten lie between `p10` and `p90`, half of them under `p50`. */
export interface ForecastBand {
  p10: number;
  p50: number;
  p90: number;
}

/** What a method was worth on the quarters it was replayed for. */
export interface ForecastScore {
  periods: number;
  /** Share of the quarters that ended inside the 80% band. */
  coverage80: number;
  /** Of the median, in the measure’s unit. */
  medianAbsoluteError: number;
  /** Mean over the three quantiles, in the same unit. */
  pinball: number;
}

/** One earlier quarter as it would have been forecast on `asOf`, from what was known then. */
export interface ForecastReplay extends ForecastBand {
  label: string;
  asOf: string;
  soFar: number;
  actual: number;
  inside: boolean;
}

export interface ForecastRecord extends ForecastScore {
  replays: ForecastReplay[];
  /** Open value times the share that is won, with the error band of its own past. */
  stageWeighted: ForecastScore | null;
  /** Whether that share is each stage’s own, by a history of stages, or one for all open deals. */
  weightedBy: 'stages' | 'rate';
  /** The same quarter of the year before, with its own band. */
  lastYear: ForecastScore | null;
  sentence: string;
}

/** What the wins of one quarter come to: money, or deals where `measure` says so. */
export interface QuarterForecast extends ForecastBand {
  label: string;
  from: string;
  to: string;
  /** Won already; expected of the deals that are open, and of those not created yet. The three add up to `expected`. */
  soFar: number;
  existing: number;
  new: number;
  expected: number;
  /** What the forecast is held against, from a file of targets; null without one. */
  target: number | null;
  targetProbability: number | null;
  /** In deals, whatever the measure. */
  wins: ForecastBand & { soFar: number };
  method: ForecastMethod;
  backtest: ForecastRecord;
}

/** A month of this quarter or the next; the one that runs has what is won already. */
export interface MonthForecast extends ForecastBand {
  label: string;
  from: string;
  to: string;
  soFar: number;
  expected: number;
}

/** An open deal that can decide whether a sum is reached. */
export interface DecidingDeal {
  /** Its id in the file; without one its place there, `row 17`. */
  deal: string;
  amount: number | null;
  /** Chance to be won before the quarter ends, 0–1. */
  chance: number;
  /** P(sum reached | won in the quarter) − P(sum reached | not), 0–1. */
  swing: number;
}

/** Open deals of known age and those to come, as sums of the quarter; null where withheld. */
export type Forecast = ForecastFacts & {
  [Key in keyof QuarterForecast]: QuarterForecast[Key] | null;
};

export interface ForecastFacts {
  withheld: ForecastWithheld | null;
  /** Why there is none, in words. */
  reason: string | null;
  sentence: string;
  measure: 'amount' | 'deals';
  /** Why it is by number of deals. */
  measureReason: string | null;
  asOf: string | null;
  /** The field that deals were told apart by, beside age and amount. */
  by: string | null;
  draws: number;
  next: QuarterForecast | null;
  months: MonthForecast[];
  /** The ten that move the chance to reach `decides` most. */
  deciding: DecidingDeal[];
  /** The target, or the middle of the forecast where there is none. */
  decides: number | null;
  /** Open deals of unknown age: no forecast has them. */
  ageUnknown: number;
  notes: string[];
}
