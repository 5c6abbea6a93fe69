import { endOf, startOf } from '../../domain/calendar.ts';
import type { StageChange, StageSide } from '../../domain/document/funnel.ts';
import { benjaminiHochberg } from '../../stats/benjaminiHochberg.ts';
import type { Counts } from '../../stats/counts.ts';
import { differenceTest } from '../../stats/differenceTest.ts';
import { dispersion, unusualMovement } from '../../stats/dispersion.ts';
import { fUpper } from '../../stats/distributions.ts';
import { newcombe } from '../../stats/newcombe.ts';
import { pooledDispersion } from '../../stats/pooledDispersion.ts';
import type { Comparison } from '../comparison.ts';
import type { StageCounts } from './stageCounts.ts';

/** Fewer earlier quarters say nothing about what is usual. */
export const FEWEST_EARLIER_QUARTERS = 3;
/** Stays that ended, on either side, for a stage to be compared. */
export const FEWEST_DECIDED = 30;

const countsOf = ({ decided, advanced }: StageSide): Counts => ({ deals: decided, won: advanced });

/** Whether a stage can be compared at all. */
export const isComparable = ({ before, after }: Pick<StageCounts, 'before' | 'after'>): boolean =>
  before.decided >= FEWEST_DECIDED && after.decided >= FEWEST_DECIDED;

/** Earlier periods whose quarter is over before both compared ones: that of an earlier month may hold them. */
export const wholeBefore = ({
  earlier,
  before,
  after,
}: Pick<Comparison, 'earlier' | 'before' | 'after'>): Comparison['earlier'] =>
  earlier.filter(({ start }) => {
    const end = endOf('quarter', startOf('quarter', start));
    return end < before.from && end < after.from;
  });

/** Earlier quarters of a stage, where there are enough of them to say what is usual. */
function usualOf({ quarters }: StageCounts, earlier: Comparison['earlier']): Counts[] {
  const found = earlier.flatMap(({ start }) => {
    const quarter = quarters.get(start);
    return quarter ? [countsOf(quarter)] : [];
  });
  return found.length >= FEWEST_EARLIER_QUARTERS ? found : [];
}

/** What all stages move by from quarter to quarter: p of a change of one against it. One stage has too few quarters. */
function againstUsual(usual: readonly Counts[][]): (z: number) => number {
  const own = usual.flatMap((quarters) => dispersion(quarters) ?? []);
  const df = own.reduce((sum, one) => sum + one.df, 0);
  const phi = pooledDispersion(own);
  return (z) => (df > 0 ? fUpper((z * z) / phi, 1, df) : 0);
}

/**
 * How the conversion of every stage moved, by stays that ended in the compared periods: the score test, widened for deals
 * of one account or rep, and the change against the usual movement of all stages. The larger p gives q over the stages.
 * @param designEffects by stage   @param earlier quarters before both periods, for the usual movement
 */
export function stageChanges(
  counts: readonly StageCounts[],
  designEffects: readonly number[],
  earlier: Comparison['earlier'],
): (StageChange | null)[] {
  const usual = counts.map((one) => usualOf(one, earlier));
  const beyond = againstUsual(usual);
  const found = counts.map((one, i) => {
    if (!isComparable(one)) return null;
    const designEffect = designEffects[i] ?? 1;
    const [before, after] = [countsOf(one.before), countsOf(one.after)];
    const test = differenceTest(before, after, designEffect);
    const z = differenceTest(before, after)?.z ?? 0;
    const difference = newcombe(before, after, designEffect);
    if (!test || !difference) return null;
    const change = {
      before: one.before,
      after: one.after,
      difference,
      pValue: test.pValue,
      designEffect,
      unusual: unusualMovement(z, usual[i] ?? []),
    };
    return { change, p: Math.max(test.pValue, beyond(z)) };
  });
  const q = benjaminiHochberg(found.map((one) => one?.p ?? null));
  return found.map((one, i) => one && { ...one.change, qValue: q[i] ?? null });
}
