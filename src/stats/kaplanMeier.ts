import { lastIndexAt } from './lastIndexAt.ts';

/** Deals that closed (events) or are still open (censored) at one age in days. */
export interface AgeCounts {
  day: number;
  events: number;
  censored: number;
}

/** The distribution of days from created to closed. */
export interface CycleDistribution {
  events: number;
  censored: number;
  /** Share of deals closed within so many days: 0 before day 0, a step at each day with a close. */
  cdf: (days: number) => number;
  /** The first day by which a share p is closed; null when the data never get that far. */
  quantile: (p: number) => number | null;
}

/**
 * Kaplan–Meier: how long deals take, when some are still open. Leaving the open ones out would make the cycle
 * look shorter than it is. A deal still open at age t counts as at risk on day t.
 * @param rows in any order, days may repeat; rows with a negative age are a data fault and are left out
 * @returns with no rows, a cdf of 0 everywhere
 * @see Kaplan & Meier 1958; R: survival::survfit(Surv(day, closed) ~ 1)
 */
export function kaplanMeier(rows: readonly AgeCounts[]): CycleDistribution {
  const sorted = rows.filter((row) => row.day >= 0).sort((a, b) => a.day - b.day);
  const events = sorted.reduce((sum, row) => sum + row.events, 0);
  const censored = sorted.reduce((sum, row) => sum + row.censored, 0);

  const days: number[] = [];
  const shares: number[] = [];
  let atRisk = events + censored;
  let surviving = 1;
  for (let i = 0; i < sorted.length;) {
    const day = sorted[i]?.day ?? 0;
    let closed = 0;
    let leaving = 0;
    for (; sorted[i]?.day === day; i++) {
      closed += sorted[i]?.events ?? 0;
      leaving += (sorted[i]?.events ?? 0) + (sorted[i]?.censored ?? 0);
    }
    if (closed > 0) {
      surviving = closed === atRisk ? 0 : surviving * (1 - closed / atRisk);
      days.push(day);
      shares.push(1 - surviving);
    }
    atRisk -= leaving;
  }
  return {
    events,
    censored,
    cdf: stepFunction(days, shares),
    quantile: (p) => days[shares.findIndex((share) => share >= p - 1e-12)] ?? null,
  };
}

/** A table by whole day where the days allow it (one look-up a call), else a binary search. */
function stepFunction(days: readonly number[], shares: readonly number[]): (at: number) => number {
  const last = days.at(-1) ?? 0;
  if (last <= 50_000 && days.every(Number.isInteger)) {
    const byDay = new Float64Array(last + 1);
    let step = 0;
    for (let day = 0; day <= last; day++) {
      while ((days[step] ?? Infinity) <= day) step++;
      byDay[day] = shares[step - 1] ?? 0;
    }
    return (at) => (at >= 0 ? (byDay[Math.min(last, Math.floor(at))] ?? 0) : 0);
  }
  return (at) => shares[lastIndexAt(days, at)] ?? 0;
}
