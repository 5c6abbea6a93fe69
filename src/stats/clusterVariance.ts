import type { Counts } from './counts.ts';

/** The deals of one account or rep in the two compared periods. */
export interface Cluster {
  dealsBefore: number;
  wonBefore: number;
  dealsAfter: number;
  wonAfter: number;
}

export interface DesignEffect {
  /** Cluster-robust variance over binomial variance of the difference, never under 1. */
  designEffect: number;
  /** Clusters with a deal in either period. With under about 20 the robust variance is itself uncertain. */
  clusters: number;
}

/**
 * How much wider the interval of a change must be because the deals of one account (or rep) tend to end alike.
 * @returns null with fewer than two clusters, an empty period, or when all deals of each period ended alike
 * @see Liang & Zeger 1986; R: sandwich::vcovCL(lm(won ~ period), account, type = 'HC0', cadjust = TRUE)
 */
export function clusterDesignEffect(clusters: Iterable<Cluster>): DesignEffect | null {
  const present = [...clusters].filter((c) => c.dealsBefore + c.dealsAfter > 0);
  const before = { deals: 0, won: 0 };
  const after = { deals: 0, won: 0 };
  for (const cluster of present) {
    before.deals += cluster.dealsBefore;
    before.won += cluster.wonBefore;
    after.deals += cluster.dealsAfter;
    after.won += cluster.wonAfter;
  }
  let sumSquares = 0;
  for (const cluster of present) {
    const influence =
      (cluster.wonAfter - (cluster.dealsAfter * after.won) / after.deals) / after.deals -
      (cluster.wonBefore - (cluster.dealsBefore * before.won) / before.deals) / before.deals;
    sumSquares += influence * influence;
  }
  return designEffectFromSums({ sumSquares, clusters: present.length, before, after });
}

/**
 * The same from one number that SQL can sum.
 * @param sums.sumSquares Σ over clusters c of (r_c)², where r_c is what the cluster adds to the difference:
 *   (wonAfter_c − dealsAfter_c·pAfter) / nAfter − (wonBefore_c − dealsBefore_c·pBefore) / nBefore,
 *   with n and p = won / n the totals of each period
 * @param sums.clusters clusters with a deal in either period
 */
export function designEffectFromSums(sums: {
  sumSquares: number;
  clusters: number;
  before: Counts;
  after: Counts;
}): DesignEffect | null {
  const { sumSquares, clusters, before, after } = sums;
  if (clusters < 2 || !(before.deals > 0) || !(after.deals > 0)) return null;
  const binomial = rateVariance(before) + rateVariance(after);
  if (!(binomial > 0)) return null;
  const robust = (sumSquares * clusters) / (clusters - 1);
  return { designEffect: Math.max(1, robust / binomial), clusters };
}

const rateVariance = ({ deals, won }: Counts): number =>
  ((won / deals) * (1 - won / deals)) / deals;
