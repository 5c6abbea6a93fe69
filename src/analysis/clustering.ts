import type { Dataset } from '../domain/dataset.ts';
import { BLANK_LEVEL } from '../domain/field.ts';
import { clusterSums, type ClusterRow } from '../sql/clusterSums.ts';
import type { LevelRow } from '../sql/levelCounts.ts';
import type { Sql } from '../sql/sql.ts';
import { designEffectFromSums } from '../stats/clusterVariance.ts';
import { ratioRate } from '../stats/ratioRate.ts';
import type { Comparison } from './comparison.ts';
import type { AnalysisPort } from './port.ts';
import type { SideCounts } from './sideCounts.ts';
import type { Clustering } from './verdict.ts';

interface Sides {
  before: SideCounts;
  after: SideCounts;
}

/**
 * How much wider the interval must be because deals of one account, or of one rep, end alike: the larger of the two.
 * Null when the file names neither.
 */
export async function findClustering(
  port: AnalysisPort,
  dataset: Dataset,
  comparison: Comparison,
  { before, after }: Sides,
  levels: readonly LevelRow[],
  where: Sql,
): Promise<Clustering | null> {
  if (before.deals === 0 || after.deals === 0) return null;
  const sides = { before, after };
  const inDeals = (by: 'account' | 'rep'): Promise<ClusterRow | null> =>
    dataset.has[by] ? sumsOf(port, by, comparison, sides, where) : Promise.resolve(null);
  const counted = comparison.clock === 'closed' && comparison.measure === 'count';
  const reps = counted ? repSums(dataset, levels, sides) : await inDeals('rep');
  const found = [
    { by: 'account' as const, row: await inDeals('account') },
    { by: 'rep' as const, row: reps },
  ].flatMap(({ by, row }): Clustering[] => {
    if (!row || row.sum_squares === null) return [];
    const { sum_squares: sumSquares, clusters } = row;
    const effect = effectOf({ sumSquares, clusters }, sides);
    return effect ? [{ by, designEffect: effect.designEffect }] : [];
  });
  return found.reduce<Clustering | null>(
    (largest, one) => (one.designEffect > (largest?.designEffect ?? 0) ? one : largest),
    null,
  );
}

/** By value against the variance of independent deals of these amounts. */
function effectOf(
  sums: { sumSquares: number; clusters: number },
  { before, after }: Sides,
): { designEffect: number } | null {
  if (!before.value || !after.value) return designEffectFromSums({ ...sums, before, after });
  const plain = [before.value, after.value].map((value) => ratioRate(value)?.variance ?? 0);
  const variance = (plain[0] ?? 0) + (plain[1] ?? 0);
  if (sums.clusters < 2 || !(variance > 0)) return null;
  const robust = (sums.sumSquares * sums.clusters) / (sums.clusters - 1);
  return { designEffect: Math.max(1, robust / variance) };
}

async function sumsOf(
  port: AnalysisPort,
  by: 'account' | 'rep',
  comparison: Comparison,
  sides: Sides,
  where: Sql,
): Promise<ClusterRow | null> {
  const before = { ...comparison.before, ...totalsOf(sides.before) };
  const after = { ...comparison.after, ...totalsOf(sides.after) };
  if (before.deals === 0 || after.deals === 0) return null;
  const day = comparison.clock === 'closed' ? 'closed_on' : 'created_on';
  const [row] = await port.rows<ClusterRow>(
    `clusters-${by}`,
    `Spread of the win rate between ${by === 'rep' ? 'reps' : 'accounts'}`,
    clusterSums(by, day, before, after, where, comparison.measure),
  );
  return row ?? null;
}

const totalsOf = ({ deals, won, value }: SideCounts): { deals: number; won: number } =>
  value ? { deals: value.amount, won: value.won } : { deals, won };

/** Reps are a field, so the counts of their levels are there already. Deals without a rep stand for themselves. */
function repSums(
  dataset: Dataset,
  levels: readonly LevelRow[],
  { before, after }: Sides,
): ClusterRow | null {
  const index = dataset.fields.findIndex((field) => field.role === 'rep');
  const blank = dataset.fields[index]?.levels.indexOf(BLANK_LEVEL) ?? -1;
  const rates = { before: before.won / before.deals, after: after.won / after.deals };
  let clusters = 0;
  let sumSquares = 0;
  for (const row of levels) {
    const deals = row.before_deals + row.after_deals;
    if (row.field !== index || deals === 0) continue;
    if (row.level === blank) {
      clusters += deals;
      sumSquares +=
        squares(row.before_deals, row.before_won, rates.before) / before.deals ** 2 +
        squares(row.after_deals, row.after_won, rates.after) / after.deals ** 2;
    } else {
      clusters += 1;
      sumSquares +=
        ((row.after_won - row.after_deals * rates.after) / after.deals -
          (row.before_won - row.before_deals * rates.before) / before.deals) **
        2;
    }
  }
  return index < 0 ? null : { clusters, sum_squares: sumSquares };
}

/** Squared residuals of single deals. */
const squares = (deals: number, won: number, rate: number): number =>
  won * (1 - rate) ** 2 + (deals - won) * rate ** 2;
