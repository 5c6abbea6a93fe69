import type { Interval } from '../interval.ts';

export interface DriverField {
  field: string;
  kind: 'categorical' | 'bands' | 'linear';
  breaks: number[] | null;
  levels: number;
  df: number | null;
  lrChiSquare: number | null;
  lrPValue: number | null;
  /** Penalised likelihood-ratio test; of `firth-flic` models only. */
  plrChiSquare: number | null;
  plrPValue: number | null;
  /** Finer fields that this one follows from (a region from its reps): it is judged in a model without them. */
  without: string[];
  scoreChiSquare: number | null;
  /** Rao's score test; by parametric bootstrap where `bootstrapped`, and over `dispersion` or `designEffect`. */
  pValue: number | null;
  /** Of reps who swing from quarter to quarter: how much more than chance, a variance ratio; see `swings`. */
  dispersion?: number;
  /** How much more its scores scatter as deals of an account end alike, a variance ratio above 1; p allows for it. */
  designEffect?: number;
  bootstrapped: boolean;
  qValue: number | null;
  driver: boolean;
}

/** One level against the deal-weighted average. `points` and its error are fractions; coefficients in deviation coding. */
export interface DriverEffect {
  field: string;
  level: string;
  deals: number;
  won: number;
  coefficient: number | null;
  coefficientStandardError: number | null;
  oddsRatio: number | null;
  /** By profile likelihood (penalised for `firth-flic`); null until 'health' is told, and where it would take too long. */
  oddsRatioInterval: Interval | null;
  points: Interval | null;
  /** The deals that effect and average are over, where other fields tell partly the same; null: all deals. */
  among: number | null;
  pointsStandardError: number | null;
  pValue: number | null;
  qValue: number | null;
  driver: boolean;
  /** Why there is no effect, when there is none. */
  reason: string | null;
}

/** What groups of deals were expected to win against what they won, all groups taken together. */
export interface CalibrationFit {
  groups: number;
  /** Groups in which what was expected is within what chance allows: inside the 95% interval of what came. */
  within: number;
  /** Mean distance of both rates, a fraction; each group counts by its deals. Null without deals. */
  meanGap: number | null;
}

export interface DriverHealth {
  auc: number | null;
  brier: number | null;
  brierSkill: number | null;
  /** Standard deviation over the repeats of the cross-validation. */
  brierSkillStandardError: number | null;
  /** Standard error because deals are few. */
  brierSkillSamplingError: number | null;
  calibrationSlope: number | null;
  calibrationIntercept: number | null;
  /** Deals the model had not seen, in bands by what it expected of them, lowest first; rates are fractions. */
  calibration: { deals: number; predicted: number; actual: Interval | null }[];
  calibrationFit: CalibrationFit;
  vif: { field: string; value: number | null }[];
}

export type ExclusionReason =
  'leaks-outcome' | 'identifier' | 'too-many-levels' | 'constant' | 'free-text' | 'same-as-another';

export interface ExcludedColumn {
  column: string;
  reason: ExclusionReason;
  note: string;
  /** Cross-validated AUC the column would have had by itself; null when it can't be a field at all. */
  aucWith: number | null;
  /** Whether a person may have it in the model all the same. */
  canPutBack: boolean;
}

export interface Drivers {
  method: 'maximum-likelihood' | 'firth-flic';
  formula: string;
  adjustedFor: string[];
  coding: string;
  deals: number;
  won: number;
  logLikelihood: number | null;
  nullLogLikelihood: number | null;
  converged: boolean;
  separated: { field: string; level: string }[];
  fields: DriverField[];
  effects: DriverEffect[];
  /** Tests in each of the two families the q values are over. */
  families: { fields: number; levels: number };
  health: DriverHealth | null;
  excluded: ExcludedColumn[];
  /** Why there is no model, when there is none. */
  reason: string | null;
}
