import { dayOf } from '../../domain/calendar.ts';
import type { TargetPace, TargetPeriod } from '../../domain/document/attainment.ts';
import type { WonDayRow } from '../../sql/repTargets.ts';
import { paceSentence } from '../../words/attainmentWords.ts';

/** Fewer whole periods say nothing of a usual course. */
const FEWEST_PERIODS = 3;

/**
 * The period that the file ends in: what is won of its target, and what earlier periods had won by the same day of what
 * they won in the end. Days are counted as shares of the period, as a quarter has 90 to 92.
 * @param rows won money by day, of the reps who have targets
 * @returns null where no period is running
 */
export function targetPace(
  periods: readonly TargetPeriod[],
  rows: readonly WonDayRow[],
  asOf: string | null,
): TargetPace | null {
  const running = periods.find(({ status }) => status === 'running');
  if (!running || asOf === null || !(running.target > 0)) return null;
  const days = dayOf(running.to) - dayOf(running.from) + 1;
  const daysGone = dayOf(asOf) - dayOf(running.from) + 1;
  const shares = periods.flatMap((one) => {
    if (one.status !== 'whole') return [];
    const first = dayOf(one.from);
    const until = first + (daysGone / days) * (dayOf(one.to) - first + 1) - 1;
    let [early, all] = [0, 0];
    for (const { day, won } of rows) {
      if (day < one.from || day > one.to) continue;
      all += won;
      if (dayOf(day) <= until + 1e-9) early += won;
    }
    return all > 0 ? [early / all] : [];
  });
  const usual = shares.length >= FEWEST_PERIODS ? usualOf(shares) : null;
  const reached = running.won / running.target;
  const pace =
    usual && usual.least > 0
      ? {
          middle: reached / usual.middle,
          least: reached / usual.most,
          most: reached / usual.least,
        }
      : null;
  const { label, won, target } = running;
  const facts = { label, daysGone, days, won, target, usual, pace };
  return { ...facts, sentence: paceSentence(facts) };
}

function usualOf(shares: readonly number[]): NonNullable<TargetPace['usual']> {
  const sorted = shares.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  const [low = 0, high = 0] = [sorted[Math.floor(half)], sorted[Math.ceil(half)]];
  return {
    periods: sorted.length,
    middle: (low + high) / 2,
    least: sorted[0] ?? 0,
    most: sorted.at(-1) ?? 0,
  };
}
