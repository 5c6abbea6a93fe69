import type { Interval } from '../../domain/interval.ts';
import { Z95 } from '../../stats/distributions.ts';

/**
 * The share of an effect that is left once what chance adds to the largest of many is taken off: 1 − 1/z², never under 0
 * (James and Stein for one effect). The standard error is read from the 95% interval.
 */
export function keptOf({ estimate, low, high }: Interval): number {
  const error = (high - low) / (2 * Z95);
  if (estimate === 0) return 0;
  return Math.max(0, 1 - (error / estimate) ** 2);
}

/** Money lost is told as money at stake: the interval without its sign. */
export const atStake = ({ estimate, low, high }: Interval): Interval =>
  estimate < 0 ? { estimate: -estimate, low: -high, high: -low } : { estimate, low, high };
