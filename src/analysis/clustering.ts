import type { Dataset } from '../domain/dataset.ts';
import { clusterSums, type ClusterRow } from '../sql/clusterSums.ts';
import type { Sql } from '../sql/sql.ts';
import { designEffectFromSums } from '../stats/clusterVariance.ts';
import type { Comparison } from './comparison.ts';
import type { AnalysisPort } from './port.ts';
import type { Clustering, SideCounts } from './verdict.ts';

/**
 * How much wider the interval must be because deals of one account, or of one rep, end alike: the larger of the two.
 * Null when the file names neither.
 */
export async function findClustering(
  port: AnalysisPort,
  dataset: Dataset,
  comparison: Comparison,
  counts: { before: SideCounts; after: SideCounts },
  where: Sql,
): Promise<Clustering | null> {
  const { before, after } = counts;
  if (before.deals === 0 || after.deals === 0) return null;
  const day = comparison.clock === 'closed' ? 'closed_on' : 'created_on';
  let largest: Clustering | null = null;
  for (const by of ['account', 'rep'] as const) {
    if (!dataset.has[by]) continue;
    const [row] = await port.rows<ClusterRow>(
      `clusters-${by}`,
      `Spread of the win rate between ${by === 'rep' ? 'reps' : 'accounts'}`,
      clusterSums(
        by,
        day,
        { ...comparison.before, ...before },
        { ...comparison.after, ...after },
        where,
      ),
    );
    if (!row || row.sum_squares === null) continue;
    const found = designEffectFromSums({
      sumSquares: row.sum_squares,
      clusters: row.clusters,
      before,
      after,
    });
    if (found && found.designEffect > (largest?.designEffect ?? 0))
      largest = { designEffect: found.designEffect, by };
  }
  return largest;
}
