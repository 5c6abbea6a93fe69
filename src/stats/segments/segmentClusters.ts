import type { ClusteredRows } from '../clusteredRows.ts';
import type { Statistic } from './segmentStatistics.ts';

/** Deals that come in clusters (accounts) which end alike. */
export interface SegmentClusters {
  /** Coded as the design that is searched. */
  rows: ClusteredRows;
  /** Within a cluster, beyond what the main effects expect; see `intraclassCorrelation`. */
  correlation: number;
}

/** The two compared periods as levels of a factor. */
interface Periods {
  factor: number;
  before: number;
  after: number;
}

/** Rows that are gone through for all tables together; with more only the first clusters are, which lie as the rest do. */
const MOST_WORK = 6e6;
const FEWEST_ROWS = 5000;

/**
 * How much more each question's score scatters because deals come in clusters: 1 + ρ·(m − 1), with m the mean size of a
 * cluster's part within one segment of the same fields (and, for a change, within one of the two periods). What the rest
 * of the business does alike is left out, which would make it a little less: never too small but by chance.
 * Segments of three fields are given the least of their pairs. Yields after each table.
 * @returns per statistic, ≥ 1
 * @see Kish 1965; Rao & Scott 1984, Ann. Stat. 12:46
 */
export function* segmentDesignEffects(
  statistics: readonly Statistic[],
  { rows, correlation }: SegmentClusters,
  compared: Periods | null,
): Generator<void, Float64Array> {
  const asked = new Set<string>();
  for (const { aspect, segment } of statistics)
    for (const pair of pairsOf(segment.factors)) asked.add(keyOf(aspect, pair));
  const clusters = clustersWithin(rows, Math.max(FEWEST_ROWS, MOST_WORK / Math.max(1, asked.size)));
  const known = new Map<string, number>();
  const effects = new Float64Array(statistics.length);
  for (const [at, { aspect, segment }] of statistics.entries()) {
    let least = Infinity;
    for (const pair of pairsOf(segment.factors)) {
      const key = keyOf(aspect, pair);
      let size = known.get(key);
      if (size === undefined) {
        size = meanSize(rows, clusters, pair, aspect === 'change' ? compared : null);
        known.set(key, size);
        yield;
      }
      least = Math.min(least, size);
    }
    effects[at] = Math.max(1, 1 + correlation * (least - 1));
  }
  return effects;
}

const keyOf = (aspect: Statistic['aspect'], factors: readonly number[]): string =>
  `${aspect} ${factors.join()}`;

/** Three fields as three pairs; fewer as they are. */
const pairsOf = (factors: readonly number[]): (readonly number[])[] =>
  factors.length < 3
    ? [factors]
    : factors.map((leftOut) => factors.filter((factor) => factor !== leftOut));

/** How many of the clusters have so many rows. */
function clustersWithin({ starts }: ClusteredRows, most: number): number {
  let clusters = 0;
  while (clusters + 1 < starts.length && (starts[clusters + 1] ?? 0) <= most) clusters++;
  return Math.max(clusters, Math.min(1, starts.length - 1));
}

/** Σ n² / n over the parts that clusters have within the segments of some fields. */
function meanSize(
  rows: ClusteredRows,
  clusters: number,
  factors: readonly number[],
  compared: Periods | null,
): number {
  const chosen = factors.flatMap((index) => rows.factors[index] ?? []);
  const periods = compared ? rows.factors[compared.factor]?.codes : undefined;
  const parts = new Map<number, number>();
  let [deals, squares] = [0, 0];
  for (let cluster = 0; cluster < clusters; cluster++) {
    parts.clear();
    for (let row = rows.starts[cluster] ?? 0; row < (rows.starts[cluster + 1] ?? 0); row++) {
      const period = periods ? periodOf(periods[row] ?? -1, compared) : 0;
      if (period < 0) continue;
      let key = period;
      for (const { codes, levels } of chosen) key = key * levels.length + (codes[row] ?? 0);
      parts.set(key, (parts.get(key) ?? 0) + (rows.deals[row] ?? 0));
    }
    for (const n of parts.values()) {
      deals += n;
      squares += n * n;
    }
  }
  const alone = rows.rows - (rows.starts.at(-1) ?? 0);
  let single = 0;
  for (let row = rows.rows - alone; row < rows.rows; row++)
    if (!periods || periodOf(periods[row] ?? -1, compared) >= 0) single += rows.deals[row] ?? 0;
  // Where only some of the clusters are looked at, so are the deals by themselves.
  const share = rows.single * (clusters / Math.max(1, rows.starts.length - 1));
  deals += single * share;
  squares += single * share;
  return deals > 0 ? squares / deals : 1;
}

/** 0 before, 1 after, −1 for what is not compared. */
const periodOf = (code: number, compared: Periods | null): number =>
  code === compared?.before ? 0 : code === compared?.after ? 1 : -1;
