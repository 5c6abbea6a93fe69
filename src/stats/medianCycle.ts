import { aalenJohansen } from './aalenJohansen.ts';
import type { Interval } from './interval.ts';
import type { AgeCounts } from './kaplanMeier.ts';
import { logLogInterval } from './logLogInterval.ts';

/** Half of the deals are closed by this day: an estimate in days, and the ends that the data can't reach are null. */
export interface MedianCycle {
  estimate: number | null;
  low: number | null;
  high: number | null;
}

/**
 * The median cycle with open deals counted as not closed yet: the first day by which half are closed, or the middle of
 * the days on which exactly half are. Its 95% interval holds the days at which the curve's own interval, symmetric in log(−log), is on both sides of half.
 * @param rows days in any order
 * @see Brookmeyer & Crowley 1982; R: quantile(survfit(Surv(day, closed) ~ 1, conf.type = 'log-log'), 0.5)
 */
export function medianCycle(rows: readonly AgeCounts[]): MedianCycle {
  const curve = aalenJohansen(
    rows.map(({ day, events, censored }) => ({ age: day, won: events, lost: 0, censored })),
  );
  const median: MedianCycle = { estimate: null, low: null, high: null };
  let exactly = false;
  curve.ages.forEach((day, i) => {
    if (!((curve.wonHazard[i] ?? 0) > 0)) return;
    const open = curve.open[i] ?? 1;
    const half = 0.5 + 1e-12;
    if (exactly && median.estimate !== null) median.estimate = (median.estimate + day) / 2;
    exactly = median.estimate === null && Math.abs(open - 0.5) <= 1e-12;
    if (open <= half) median.estimate ??= day;
    // Where everything is closed the curve has no interval any more: only then do its ends meet it.
    const ends =
      open > 0
        ? logLogInterval(open, curve.wonVariance[i] ?? 0, curve.deals)
        : { low: 0, high: Infinity };
    if (ends.low <= half) median.low ??= day;
    if (ends.high <= half) median.high ??= day;
  });
  return median;
}

/**
 * How many days longer the second median is, with an interval made of both (the method of variance estimates recovery,
 * as Newcombe's for rates).
 * @returns days; null when an end of either is out of reach
 * @see Donner & Zou 2012
 */
export function medianDifference(before: MedianCycle, after: MedianCycle): Interval | null {
  const a = complete(before);
  const b = complete(after);
  if (a === null || b === null) return null;
  const estimate = b.estimate - a.estimate;
  return {
    estimate,
    low: estimate - Math.hypot(b.estimate - b.low, a.high - a.estimate),
    high: estimate + Math.hypot(b.high - b.estimate, a.estimate - a.low),
  };
}

const complete = ({ estimate, low, high }: MedianCycle): Interval | null =>
  estimate === null || low === null || high === null ? null : { estimate, low, high };
