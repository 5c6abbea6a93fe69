import { chiSquareUpper } from './distributions.ts';
import type { AgeCounts } from './kaplanMeier.ts';

export interface LogRank {
  /** Closes of the second group beyond what the pooled pace would have brought; negative: it is slower. */
  excess: number;
  variance: number;
  /** Signed like the excess. */
  z: number;
  chiSquare: number;
  pValue: number;
}

/**
 * Log-rank test: do two groups of deals close at the same pace? At every age the closes are shared out over the deals
 * still at risk in each group, so that deals that are still open count for as long as they were watched. A mean of
 * closed cycles can't do that: the younger group would always look faster.
 * @param before, after days in any order, days may repeat; negative ones are left out
 * @returns null when no age with a close has deals at risk in both groups
 * @see Mantel 1966; Peto & Peto 1972; R: survival::survdiff(Surv(day, closed) ~ group)
 */
export function logRank(before: readonly AgeCounts[], after: readonly AgeCounts[]): LogRank | null {
  const days = new Map<number, [number, number, number, number]>();
  let first = collect(days, before, 0);
  let second = collect(days, after, 2);
  let excess = 0;
  let variance = 0;
  for (const [, [e1, leaving1, e2, leaving2]] of [...days].sort(([a], [b]) => a - b)) {
    const n = first + second;
    const events = e1 + e2;
    if (events > 0 && n > 0) {
      const share = second / n;
      excess += e2 - events * share;
      if (n > 1) variance += (events * share * (1 - share) * (n - events)) / (n - 1);
    }
    first -= leaving1;
    second -= leaving2;
  }
  if (!(variance > 0)) return null;
  const z = excess / Math.sqrt(variance);
  return { excess, variance, z, chiSquare: z * z, pValue: chiSquareUpper(z * z, 1) };
}

/** Events and all that leave, per day and group; gives the group's deals. */
function collect(
  days: Map<number, [number, number, number, number]>,
  rows: readonly AgeCounts[],
  at: 0 | 2,
): number {
  let deals = 0;
  for (const { day, events, censored } of rows) {
    if (!(day >= 0)) continue;
    const counts = days.get(day) ?? [0, 0, 0, 0];
    counts[at] += events;
    counts[at === 0 ? 1 : 3] += events + censored;
    days.set(day, counts);
    deals += events + censored;
  }
  return deals;
}
