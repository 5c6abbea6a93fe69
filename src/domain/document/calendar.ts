import type { Interval } from '../interval.ts';

/** The win rate of deals that closed in one season, over all years. Rates are fractions. */
export interface SeasonRate {
  /** "1st month of a quarter" or "March". */
  label: string;
  deals: number;
  won: number;
  winRate: Interval | null;
  /** Against the deal-weighted average, adjusted for the quarter (month of quarter) or the year. */
  points: Interval | null;
}

/** Does the win rate follow the calendar? */
export interface SeasonEffect {
  kind: 'month-of-quarter' | 'month-of-year';
  seasons: SeasonRate[];
  /** Distinct quarters (or years) behind it; fewer than the least needed gives a reason instead of a test. */
  cycles: number;
  /** Cycles in which the seasons that stand out did so on the same side, of those that have them; null without a test. */
  agreeing: { cycles: number; of: number } | null;
  chiSquare: number | null;
  df: number | null;
  /** Pearson dispersion of the months around the effect, with its degrees of freedom; p allows for it above 1. */
  dispersion: number | null;
  residualDf: number | null;
  pValue: number | null;
  /** Over all tests of the calendar: seasons, trend and change point. */
  qValue: number | null;
  told: boolean;
  sentence: string | null;
  reason: string | null;
}

/** Cochran–Armitage over unmasked quarters; points per quarter. */
export interface Trend {
  periods: number;
  pointsPerPeriod: Interval;
  /** Against chance alone; p allows for quarters that spread more than that. */
  z: number;
  dispersion: number;
  pValue: number;
  qValue: number;
  told: boolean;
  sentence: string | null;
}

/** The best split of unmasked months into before and after; p by permuting whole quarters. */
export interface ChangePoint {
  /** The first month after the split. */
  at: string;
  before: Interval;
  after: Interval;
  pValue: number;
  permutations: number;
  qValue: number;
  told: boolean;
  sentence: string | null;
}

/** Population stability index of one field between the compared periods; p by permuting the deals' labels. */
export interface Drift {
  field: string;
  index: number;
  /** Share of deals that would need another level for the mix to be as before, 0–1. */
  moved: number;
  /** How much more the shares scatter as deals come by account; left out where that is not known, or not so. */
  designEffect?: number;
  pValue: number;
  qValue: number;
  told: boolean;
  sentence: string | null;
}

/** A trend over the periods, and the one moment that splits them best. */
export interface Calendar {
  effects: SeasonEffect[];
  trend: Trend | null;
  changePoint: ChangePoint | null;
  drift: Drift[];
  reason: string | null;
}
