import type { Counts } from './counts.ts';
import { normalTwoSided, Z95, Z_POWER } from './distributions.ts';
import type { Interval } from './interval.ts';
import { newcombe } from './newcombe.ts';
import type { RatioRate } from './ratioRate.ts';

export interface RatioDifference {
  /** After − before, as a fraction, with its 95% interval. */
  change: Interval;
  /** The change over its standard error. */
  z: number;
  /** Two-sided. */
  pValue: number;
  /** The smallest change seen four times out of five, a fraction. */
  smallestDetectable: number;
}

/** With fewer deals of one size expected won, or lost, on a side the normal approximation says nothing. */
const FEWEST_EXPECTED = 5;

/**
 * Do two win rates by value differ? z = change / √(v₁ + v₂) with the linearised variances of the two ratios. The
 * interval is Newcombe's at the deals of one size that would have these variances, so that it stays within −1…1.
 * @param designEffect ≥ 1: how much larger the variance is because deals of one account or rep move together
 * @returns null where a side has too few deals, or too unequal ones: under 5 of one size expected won or lost
 * @see R: svyratio of both sides, SE √(v₁ + v₂); tests/reference/ratio.R
 */
export function ratioDifference(
  before: RatioRate,
  after: RatioRate,
  designEffect = 1,
): RatioDifference | null {
  const inflation = Math.max(1, designEffect);
  const a = countsOf(before);
  const b = countsOf(after);
  const pooled = (a.won + b.won) / (a.deals + b.deals);
  const least = (Math.min(a.deals, b.deals) * Math.min(pooled, 1 - pooled)) / inflation;
  const error = Math.sqrt((before.variance + after.variance) * inflation);
  const change = newcombe(a, b, inflation);
  if (least < FEWEST_EXPECTED || !(error > 0) || !change) return null;
  const z = change.estimate / error;
  return {
    change,
    z,
    pValue: normalTwoSided(z),
    smallestDetectable: (Z95 + Z_POWER) * error,
  };
}

/** As many deals of one size as have the variance of the rate by value. */
export const countsOf = ({ rate, deals }: RatioRate): Counts => ({ deals, won: rate * deals });
