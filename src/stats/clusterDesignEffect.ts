import type { ClusteredRows } from './clusteredRows.ts';
import type { Factor } from './design.ts';

/** How deals of a field's levels lie in clusters. A size is that of the cluster that a deal meets, on average. */
export interface LevelClusters {
  /** Per level: deals, in how many clusters, and the mean size of a cluster's part within the level. */
  deals: Float64Array;
  clusters: Float64Array;
  size: Float64Array;
  /** Per level: the same mean size among the deals of all other levels. */
  rest: Float64Array;
  /** Of all deals. */
  all: number;
}

/** Σ n² / n: a deal is met as often as its cluster is large. @param factor coded as the rows are */
export function levelClusters(rows: ClusteredRows, factor: Factor): LevelClusters {
  const { starts, single } = rows;
  const { codes, levels } = factor;
  const zeros = (): Float64Array => new Float64Array(levels.length);
  const [deals, clusters, squares, shared, own] = [zeros(), zeros(), zeros(), zeros(), zeros()];
  let [total, allSquares] = [0, 0];
  for (let cluster = 0; cluster + 1 < starts.length; cluster++) {
    const [from, to] = [starts[cluster] ?? 0, starts[cluster + 1] ?? 0];
    let size = 0;
    for (let row = from; row < to; row++) {
      const n = rows.deals[row] ?? 0;
      const level = codes[row] ?? 0;
      own[level] = (own[level] ?? 0) + n;
      size += n;
    }
    total += size;
    allSquares += size * size;
    for (let row = from; row < to; row++) {
      const level = codes[row] ?? 0;
      const n = own[level] ?? 0;
      if (n === 0) continue;
      deals[level] = (deals[level] ?? 0) + n;
      clusters[level] = (clusters[level] ?? 0) + 1;
      squares[level] = (squares[level] ?? 0) + n * n;
      shared[level] = (shared[level] ?? 0) + n * size;
      own[level] = 0;
    }
  }
  for (let row = starts.at(-1) ?? 0; row < rows.rows; row++) {
    const n = (rows.deals[row] ?? 0) * single;
    const level = codes[row] ?? 0;
    for (const sums of [deals, clusters, squares, shared]) sums[level] = (sums[level] ?? 0) + n;
    total += n;
    allSquares += n;
  }
  const mean = (sum: number, of: number): number => (of > 0 ? sum / of : 1);
  return {
    deals,
    clusters,
    size: squares.map((sum, level) => mean(sum, deals[level] ?? 0)),
    rest: squares.map((sum, level) =>
      mean(allSquares - 2 * (shared[level] ?? 0) + sum, total - (deals[level] ?? 0)),
    ),
    all: mean(allSquares, total),
  };
}

/** Variance ratios ≥ 1: of the test of a field, and of each of its levels against all others. */
export interface ScoreDesignEffect {
  field: number;
  levels: readonly number[];
}

/** Where levels are hardly more than clusters by another name, a field speaks of the clusters themselves. */
const FEWEST_CLUSTERS = 2;

/**
 * How much more a field's scores scatter because deals come in clusters that end alike. With m_l the mean size of a
 * cluster within level l, m among all deals and ρ the correlation within a cluster, the mean of the generalised design
 * effects of the L − 1 free contrasts is δ = 1 + ρ·[Σ(m_l − 1) − (m − 1)]/(L − 1): 1 + ρ·(m − 1) for a field whose level
 * a cluster keeps, about 1 for one whose levels each cluster crosses, less where it deals them out. The score statistic
 * over δ is held against chi-square.
 * @param correlation see `intraclassCorrelation`
 * @returns null with fewer than two levels, or where levels have hardly more than a cluster each
 * @see Rao & Scott 1981, J. Am. Stat. Assoc. 76:221 (first-order correction); Kish 1965; R: tests/reference/accounts.R
 */
export function scoreDesignEffect(
  { deals, clusters, size, rest, all }: LevelClusters,
  correlation: number,
): ScoreDesignEffect | null {
  let [present, together, beyond] = [0, 0, 0];
  for (let level = 0; level < deals.length; level++) {
    if (!((deals[level] ?? 0) > 0)) continue;
    present++;
    together += clusters[level] ?? 0;
    beyond += (size[level] ?? 1) - 1;
  }
  if (present < 2 || together < FEWEST_CLUSTERS * present) return null;
  const effect = (excess: number): number => Math.max(1, 1 + correlation * excess);
  return {
    field: effect((beyond - (all - 1)) / (present - 1)),
    levels: Array.from(size, (own, level) => effect(own - 1 + (rest[level] ?? 1) - 1 - (all - 1))),
  };
}
