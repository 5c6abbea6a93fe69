import { Z95 } from './distributions.ts';

/** How many deals took so many days. */
export interface DayCount {
  days: number;
  deals: number;
}

export interface GroupQuantile {
  deals: number;
  /** Of the group by itself; null without deals. */
  own: number | null;
  /** Drawn towards that of all groups by what its few deals can't support. */
  shrunk: number;
}

/** Fewer deals than this say nothing of their own quantile of 90%. */
const FEWEST = 5;

/**
 * A quantile of every group, shrunk towards that of all deals by empirical Bayes: with s the standard error of a group's
 * own quantile (from the order statistics of its binomial 95% limits) and τ² the variance between groups beyond that
 * (DerSimonian and Laird's moments), it moves s²/(s² + τ²) of the way.
 * @param groups days with their deals, in any order   @param p 0–1
 * @returns null when there are no deals at all
 * @see DerSimonian & Laird 1986; Morris 1983; R: quantile(x, p, type = 1), metafor::rma(yi, sei, method = 'DL') and blup()
 */
export function shrunkQuantiles(
  groups: readonly (readonly DayCount[])[],
  p: number,
): { all: number; groups: GroupQuantile[] } | null {
  const all = quantileAt(groups.flat(), p);
  if (all === null) return null;
  const found = groups.map((days) => {
    const deals = days.reduce((sum, one) => sum + one.deals, 0);
    return {
      deals,
      own: quantileAt(days, p),
      error: deals < FEWEST ? null : errorOf(days, deals, p),
    };
  });
  const between = varianceBetween(
    found.flatMap(({ own, error }) => (own === null || error === null ? [] : [{ own, error }])),
  );
  return {
    all,
    groups: found.map(({ deals, own, error }) => ({
      deals,
      own,
      shrunk: own === null || error === null ? all : drawn(own, all, error * error, between),
    })),
  };
}

const drawn = (own: number, all: number, variance: number, between: number): number =>
  variance + between > 0 ? all + (between / (variance + between)) * (own - all) : own;

/** The first day by which a share p of the deals is reached. */
function quantileAt(days: readonly DayCount[], p: number): number | null {
  const sorted = days.toSorted((a, b) => a.days - b.days);
  const deals = sorted.reduce((sum, one) => sum + one.deals, 0);
  let sum = 0;
  for (const one of sorted) {
    sum += one.deals;
    if (one.deals > 0 && sum >= p * deals - 1e-9) return one.days;
  }
  return null;
}

/** At least half a day: days are whole, and many deals of one day are not known any better. */
function errorOf(days: readonly DayCount[], deals: number, p: number): number {
  const half = Z95 * Math.sqrt((p * (1 - p)) / deals);
  const low = quantileAt(days, Math.max(0, p - half)) ?? 0;
  const high = quantileAt(days, Math.min(1, p + half)) ?? 0;
  return Math.max(0.5, (high - low) / (2 * Z95));
}

function varianceBetween(groups: readonly { own: number; error: number }[]): number {
  let [weights, squares, sum] = [0, 0, 0];
  for (const { own, error } of groups) {
    const weight = 1 / (error * error);
    weights += weight;
    squares += weight * weight;
    sum += weight * own;
  }
  const mean = sum / weights;
  const q = groups.reduce((total, { own, error }) => total + ((own - mean) / error) ** 2, 0);
  const scale = weights - squares / weights;
  return groups.length > 1 && scale > 0 ? Math.max(0, (q - (groups.length - 1)) / scale) : 0;
}
