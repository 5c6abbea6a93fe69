import type { Random } from '../stats/random.ts';

const SHORTEST = 5;
const LONGEST = 118;

/** Days from created to closed, the mean of two even draws: most deals take about two months, none much over four. */
export const cycleDays = (random: Random): number =>
  Math.round(SHORTEST + ((LONGEST - SHORTEST) * (random() + random())) / 2);

/** The chance that a deal takes longer than so many whole days. */
export function outlasts(days: number): number {
  const u = (days + 0.5 - SHORTEST) / (LONGEST - SHORTEST);
  if (u <= 0) return 1;
  if (u >= 1) return 0;
  return u <= 0.5 ? 1 - 2 * u * u : 2 * (1 - u) ** 2;
}

/** The first day by which so large a share of deals is closed. */
export function closedBy(share: number): number {
  let day = SHORTEST;
  while (1 - outlasts(day) < share) day += 1;
  return day;
}
