import { Z95 } from './distributions.ts';
import type { Interval } from './interval.ts';
import { wilson } from './wilson.ts';

/**
 * Interval of a share that was estimated by a curve (survival or cumulative incidence), symmetric on the scale of
 * log(−log share), so that it stays within 0–1: share^exp(±z·se / (share·log share)).
 * @param share 0…1   @param variance of the share   @param followed deals it rests on: where nothing has happened yet,
 *   or everything, there is no variance, and Wilson's interval of none (or all) of them stands in
 * @returns fractions; the share alone when it rests on no deals
 * @see Kalbfleisch & Prentice 1980; R: survfit(conf.type = 'log-log'), which leaves the ends at 0 and 1 out
 */
export function logLogInterval(
  share: number,
  variance: number,
  followed: number,
  z: number = Z95,
): Interval {
  if (share <= 0 || share >= 1) {
    const all = Math.max(0, followed);
    const ends = wilson(share <= 0 ? 0 : all, all, z);
    return ends ?? { estimate: share, low: share, high: share };
  }
  const log = Math.log(share);
  const spread = Math.abs((z * Math.sqrt(variance)) / (share * log));
  return {
    estimate: share,
    low: Math.min(share, Math.exp(log * Math.exp(spread))),
    high: Math.max(share, Math.exp(log * Math.exp(-spread))),
  };
}
