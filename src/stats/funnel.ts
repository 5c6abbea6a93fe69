import { quantileOf } from './quantileOf.ts';

/** The share of scores at each end that is pulled in before their spread is taken. */
const WINSORISED = 0.1;
/** R: qnorm(c(0.975, 0.999)) */
const LIMIT_95 = 1.959963984540054;
const LIMIT_998 = 3.090232306167813;

/**
 * How much more than chance the scores of a group (reps, say) spread: the mean square of their z, with the outer tenths
 * pulled in to the tenth and ninetieth percentile, so that the few one is looking for don't widen their own limits.
 * @param z each one's distance from expectation, in standard errors
 * @returns the variance ratio φ, at least 1: limits are only ever widened
 * @see Spiegelhalter 2005, Stat. Med. 24:1185, multiplicative overdispersion; R: mean(pmin(pmax(z, q[1]), q[2])^2)
 */
export function funnelOverdispersion(z: readonly number[]): number {
  const sorted = Float64Array.from(z).sort();
  const low = quantileOf(sorted, WINSORISED);
  const high = quantileOf(sorted, 1 - WINSORISED);
  if (low === null || high === null) return 1;
  const squares = z.reduce((sum, one) => sum + Math.min(high, Math.max(low, one)) ** 2, 0);
  return Math.max(1, squares / z.length);
}

/**
 * Which funnel limit a score lies outside of. The limits are normal ones, ±1.96·√φ and ±3.09·√φ: to be used where
 * at least 5 wins and 5 losses are expected, where the normal distribution serves as well as the exact binomial and,
 * unlike it, can be widened.
 */
export function outsideFunnel(z: number, overdispersion: number): null | 95 | 99.8 {
  const scaled = Math.abs(z) / Math.sqrt(Math.max(1, overdispersion));
  if (scaled > LIMIT_998) return 99.8;
  return scaled > LIMIT_95 ? 95 : null;
}
