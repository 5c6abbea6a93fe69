import { rootBetween } from './rootBetween.ts';

/** Deals expected to be won at some rate, 0 < rate < 1. */
export interface RatedDeals {
  deals: number;
  rate: number;
}

/** Beyond this shift in log odds the total is out of reach. */
const FURTHEST = 40;

/**
 * By how much the log odds of all rates must move for the wins they add up to to be those that were seen: expectations
 * are calibrated to a total without losing what sets them apart.
 * @param won between 0 and all deals, both exclusive
 * @returns null outside of that
 * @see R: coef(glm(won ~ 1 + offset(qlogis(rate)), binomial))
 */
export function shiftToTotal(parts: readonly RatedDeals[], won: number): number | null {
  const deals = parts.reduce((sum, part) => sum + part.deals, 0);
  if (!(won > 0) || !(won < deals)) return null;
  const beyond = (shift: number): number =>
    parts.reduce((sum, part) => sum + part.deals * shifted(part.rate, shift), 0) - won;
  const [low, high] = [-FURTHEST, FURTHEST];
  return rootBetween(
    { at: low, value: beyond(low) },
    { at: high, value: beyond(high) },
    beyond,
    1e-12,
  );
}

/** A rate after its log odds have moved. R: plogis(qlogis(rate) + shift) */
export function shifted(rate: number, shift: number): number {
  const odds = (rate / (1 - rate)) * Math.exp(shift);
  return Number.isFinite(odds) ? odds / (1 + odds) : 1;
}
