import type { Interval } from '../interval.ts';

/** The win rate of deals that closed in one season, over all years. Rates are fractions. */
export interface SeasonRate {
  /** "1st month of a quarter" or "March". */
  label: string;
  deals: number;
  won: number;
  winRate: Interval | null;
  /** Against the deal-weighted average of the others, adjusted for the quarter (month of quarter) or the year. */
  points: Interval | null;
}

/** Does the win rate follow the calendar? */
export interface SeasonEffect {
  kind: 'month-of-quarter' | 'month-of-year';
  seasons: SeasonRate[];
  /** Distinct quarters (or years) behind it; fewer than the least needed gives a reason instead of a test. */
  cycles: number;
  chiSquare: number | null;
  df: number | null;
  pValue: number | null;
  qValue: number | null;
  told: boolean;
  sentence: string | null;
  reason: string | null;
}

/** A trend over the periods, and the one moment that splits them best. */
export interface Calendar {
  effects: SeasonEffect[];
  /** Cochran–Armitage over unmasked quarters; points per quarter. */
  trend: { periods: number; pointsPerPeriod: Interval; z: number; pValue: number } | null;
  /** The best split of unmasked months into before and after; p by permuting the months. */
  changePoint: {
    at: string;
    before: Interval;
    after: Interval;
    pValue: number;
    permutations: number;
  } | null;
  /** Population stability index of each field between the compared periods; p by permuting labels. */
  drift: { field: string; index: number; pValue: number; qValue: number; told: boolean }[];
  reason: string | null;
}
