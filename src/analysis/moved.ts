import type { Interval } from '../domain/interval.ts';
import type { Counts } from '../stats/counts.ts';
import { differenceTest } from '../stats/differenceTest.ts';
import { newcombe } from '../stats/newcombe.ts';
import { countsOf, ratioDifference } from '../stats/ratioDifference.ts';
import { ratioRate } from '../stats/ratioRate.ts';
import { smallestDetectable } from '../stats/smallestDetectable.ts';
import type { ComparedCounts, SideCounts } from './sideCounts.ts';

/** What is known of a change before it is judged. */
export interface Moved {
  change: Interval;
  pValue: number;
  test: 'score' | 'fisher' | 'ratio';
  detectable: number | null;
  /** The change over the standard error of independent deals, for its comparison with earlier periods. */
  plainZ: number | null;
  earlier: Counts[];
}

/** @param designEffect ≥ 1, see `newcombe`   @returns null when a side has no deals */
export function movedByCount(
  { before, after, earlier }: ComparedCounts,
  designEffect: number,
): Moved | null {
  const change = newcombe(before, after, designEffect);
  const test = differenceTest(before, after, designEffect);
  if (!change || !test) return null;
  return {
    change,
    pValue: test.pValue,
    test: test.test,
    detectable: smallestDetectable(before, after, designEffect),
    plainZ: differenceTest(before, after)?.z ?? null,
    earlier,
  };
}

/** By value; a period counts as the deals of one size that would have its variance. @returns null with too few of them */
export function movedByValue(
  { before, after, earlier }: ComparedCounts,
  designEffect: number,
): Moved | null {
  const rateOf = ({ value }: SideCounts) => (value ? ratioRate(value) : null);
  const rates = { before: rateOf(before), after: rateOf(after) };
  const found =
    rates.before && rates.after && ratioDifference(rates.before, rates.after, designEffect);
  if (!found) return null;
  return {
    change: found.change,
    pValue: found.pValue,
    test: 'ratio',
    detectable: found.smallestDetectable,
    plainZ: found.z * Math.sqrt(Math.max(1, designEffect)),
    earlier: earlier.map(rateOf).flatMap((rate) => (rate ? [countsOf(rate)] : [])),
  };
}
