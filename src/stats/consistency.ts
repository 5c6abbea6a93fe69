import { chiSquareQuantile } from './chiSquareQuantile.ts';
import { chiSquareUpper } from './distributions.ts';
import type { Interval } from './interval.ts';
import { shifted, shiftToTotal } from './shiftToTotal.ts';

/** One period of a rep: what was won, and what period and mix would have anybody expect of the same deals. */
export interface RepPeriod {
  deals: number;
  won: number;
  /** Expected rate, 0 < rate < 1. */
  rate: number;
  /** Variance of the wins over deals·rate·(1 − rate); under 1 where the mix within the period tells some deals apart. */
  varianceRatio: number;
}

export interface Consistency {
  periods: number;
  /** Pearson χ² / (periods − 1): 1 when the rep moves from period to period only by chance. */
  dispersion: number;
  df: number;
  pValue: number;
  /** Standard deviation of the rep's true rate between periods, a fraction. */
  spread: Interval;
  /** 100 · (1 − spread / √(p(1 − p))): 100 is no spread beyond chance, 0 a rep who wins all or nothing by turns. */
  index: number;
}

/** Fewest expected wins, and losses, of a period that counts; fewest such periods. */
export const FEWEST_EXPECTED = 5;
export const FEWEST_PERIODS = 6;

/** Whether a period has enough deals for Pearson's χ² to be one. */
export const isFullPeriod = ({ deals, rate }: Pick<RepPeriod, 'deals' | 'rate'>): boolean =>
  deals * Math.min(rate, 1 - rate) >= FEWEST_EXPECTED;

/**
 * Do a rep's results swing from period to period by more than chance? Against expectation by period and mix, so that
 * neither a slow season nor a hard book counts as inconsistent, and after moving all of the rep's expectations by one
 * step in log odds: a rep who is steadily better or worse than others is consistent.
 * The interval of the spread is that of a variance with df degrees of freedom.
 * @param periods those with too few deals (`isFullPeriod`) are left out
 * @returns null with fewer than six full periods, or when all their deals ended alike
 * @see McCullagh & Nelder 1989, 4.5; R: m <- glm(cbind(won, lost) ~ 1 + offset(qlogis(rate)), binomial), its Pearson χ²
 */
export function consistency(periods: readonly RepPeriod[]): Consistency | null {
  const full = periods.filter(isFullPeriod);
  const deals = full.reduce((sum, one) => sum + one.deals, 0);
  const won = full.reduce((sum, one) => sum + one.won, 0);
  const shift = full.length < FEWEST_PERIODS ? null : shiftToTotal(full, won);
  if (shift === null) return null;
  let chiSquare = 0;
  for (const one of full) {
    const rate = shifted(one.rate, shift);
    const variance = one.deals * rate * (1 - rate) * one.varianceRatio;
    if (variance > 0) chiSquare += (one.won - one.deals * rate) ** 2 / variance;
  }
  const df = full.length - 1;
  const binomial = (won / deals) * (1 - won / deals);
  const spreadOf = (dispersion: number): number =>
    Math.sqrt((Math.max(0, dispersion - 1) * binomial) / (deals / full.length));
  const end = (p: number): number => spreadOf(chiSquare / (chiSquareQuantile(p, df) ?? df));
  const spread = { estimate: spreadOf(chiSquare / df), low: end(0.975), high: end(0.025) };
  return {
    periods: full.length,
    dispersion: chiSquare / df,
    df,
    pValue: chiSquareUpper(chiSquare, df),
    spread,
    index: Math.max(0, 100 * (1 - spread.estimate / Math.sqrt(binomial))),
  };
}
