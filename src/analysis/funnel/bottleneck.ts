import type { Bottleneck, StageChange } from '../../domain/document/funnel.ts';
import type { Interval } from '../../domain/interval.ts';
import { Z95 } from '../../stats/distributions.ts';
import { wilson } from '../../stats/wilson.ts';
import { keptOf } from '../recommend/shrink.ts';
import type { StageCounts } from './stageCounts.ts';

/** A stage is named at this q over all stages, for a fall of at least so much. */
export const BOTTLENECK_Q = 0.05;
export const LEAST_FALL = 0.01;
/** What a stage does by itself from quarter to quarter must be as rare as this. */
export const USUAL_P = 0.05;

/** Whether the conversion fell, by more than chance and more than usual. */
export const hasFallen = ({ difference, qValue, unusual }: StageChange): boolean =>
  qValue !== null &&
  qValue < BOTTLENECK_Q &&
  difference.high < 0 &&
  -difference.estimate >= LEAST_FALL &&
  (unusual === null || unusual.pValue < USUAL_P);

/** Whether it fell by more than chance alone, whatever is usual. @param tested stages (Bonferroni’s correction) */
export const hasFallenAsUsual = (change: StageChange, tested: number): boolean =>
  !hasFallen(change) &&
  change.unusual !== null &&
  change.pValue * tested < BOTTLENECK_Q &&
  -change.difference.estimate >= LEAST_FALL;

/** The ends of a product of two independent quantities above 0, from their own (the method of variance estimates recovery). */
function product(a: Interval, b: Interval): Interval {
  const estimate = a.estimate * b.estimate;
  return {
    estimate,
    low:
      estimate - Math.hypot(b.estimate * (a.estimate - a.low), a.estimate * (b.estimate - b.low)),
    high:
      estimate + Math.hypot(b.estimate * (a.high - a.estimate), a.estimate * (b.high - b.estimate)),
  };
}

const times = ({ estimate, low, high }: Interval, factor: number): Interval => ({
  estimate: estimate * factor,
  low: low * factor,
  high: high * factor,
});

/** Mean amount of the won deals that got past the stage. */
function meanWon({ priced, wonAmount, wonSquares }: StageCounts): Interval | null {
  if (priced < 2 || !(wonAmount > 0)) return null;
  const mean = wonAmount / priced;
  const variance = Math.max(0, wonSquares - priced * mean * mean) / (priced - 1);
  const half = Z95 * Math.sqrt(variance / priced);
  return { estimate: mean, low: Math.max(0, mean - half), high: mean + half };
}

/** Wins and money that a stage would have brought more in the later period at its earlier conversion. */
export function costOf(
  { difference, after }: StageChange,
  counts: StageCounts,
): { wins: Interval; amount: Interval | null } | null {
  const wonAfter = wilson(counts.laterWon, counts.laterWon + counts.laterLost);
  if (!wonAfter) return null;
  const kept = keptOf(difference);
  // Of the largest of several falls a part is chance: the estimate is drawn in, the interval is not.
  const fall: Interval = {
    estimate: -difference.estimate * kept,
    low: Math.max(0, -difference.high),
    high: -difference.low,
  };
  const drawn = { ...fall, low: Math.min(fall.low, fall.estimate) };
  const wins = times(product(drawn, wonAfter), after.decided);
  const mean = meanWon(counts);
  const amount = mean && product(wins, mean);
  return {
    wins: { ...wins, low: Math.max(0, wins.low) },
    amount: amount && { ...amount, low: Math.max(0, amount.low) },
  };
}

/**
 * The stage to name: of those whose conversion fell, the one that costs most wins. A funnel always has a narrowest
 * stage; that alone is no finding.
 * @returns its place; null where nothing shows that any fell
 */
export function findBottleneck(
  changes: readonly (StageChange | null)[],
  counts: readonly StageCounts[],
): ({ place: number } & Pick<Bottleneck, 'wins' | 'amount'>) | null {
  const found = changes.flatMap((change, place) => {
    const one = counts[place];
    const cost = change && one && hasFallen(change) ? costOf(change, one) : null;
    return cost ? [{ place, ...cost }] : [];
  });
  return found.sort((a, b) => b.wins.estimate - a.wins.estimate)[0] ?? null;
}
