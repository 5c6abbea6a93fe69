import type { Interval } from '../domain/interval.ts';
import type { AgeCounts } from '../stats/kaplanMeier.ts';
import { logRank, type LogRank } from '../stats/logRank.ts';
import { medianCycle, medianDifference, type MedianCycle } from '../stats/medianCycle.ts';
import type { CohortLife, LifeTable } from './lifeTable.ts';

/** Whether deals created in one quarter took longer than those of another; days. */
export interface CycleChange {
  before: MedianCycle;
  after: MedianCycle;
  /** Median after minus median before; null where one of them is not reached yet. */
  longer: Interval | null;
  /** `z` below 0: the later quarter closes more slowly. Null when nothing closed while both were watched. */
  test: LogRank | null;
}

/**
 * The cycle of two creation quarters, open deals counted for as long as they are open: a later quarter of which only
 * the fast deals have closed yet does not look faster. On the created clock, as deals that close together have cycles
 * of any age behind them, and the edges of an export bend those.
 * @param before, after first days of the quarters
 * @returns null when one is not there, or was created before a file's cut on the closed date
 */
export function cycleChange(
  { cohorts }: LifeTable,
  before: string,
  after: string,
): CycleChange | null {
  const of = (start: string): CohortLife | undefined =>
    cohorts.find((cohort) => cohort.start === start && cohort.cut === 0);
  const [first, second] = [of(before), of(after)];
  if (!first || !second) return null;
  const [a, b] = [countsOf(first), countsOf(second)];
  const medians = { before: medianCycle(a), after: medianCycle(b) };
  return {
    ...medians,
    longer: medianDifference(medians.before, medians.after),
    test: logRank(a, b),
  };
}

const countsOf = ({ ages }: CohortLife): AgeCounts[] =>
  ages.map(({ age, won, lost, censored }) => ({ day: age, events: won + lost, censored }));
