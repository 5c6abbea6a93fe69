import {
  stageClusters,
  type ComparedStage,
  type StageClusterRow,
  type StayQuestion,
} from '../../sql/funnelStays.ts';
import { designEffectFromSums } from '../../stats/clusterVariance.ts';
import type { Comparison } from '../comparison.ts';
import type { Setting } from '../setting.ts';
import { isComparable } from './stageChanges.ts';
import type { StageCounts } from './stageCounts.ts';

/** How much wider each stage’s change must be told because deals of one account, or one rep, move together: the larger. */
export async function stageDesignEffects(
  { port, dataset }: Setting,
  question: StayQuestion,
  compared: Comparison,
  counts: readonly StageCounts[],
): Promise<number[]> {
  const effects = counts.map(() => 1);
  const sides = counts.map((one): ComparedStage | null => (isComparable(one) ? one : null));
  if (sides.every((one) => one === null)) return effects;
  const by = (['account', 'rep'] as const).filter((column) => dataset.has[column]);
  if (by.length === 0) return effects;
  const rows = await port.rows<StageClusterRow>(
    'funnel-clusters',
    'Spread of the conversions between accounts and between reps',
    stageClusters(question, compared, by, sides),
  );
  for (const { stage, clusters, sum_squares: sumSquares } of rows) {
    const one = counts[stage];
    if (!one || sumSquares === null) continue;
    const [before, after] = [one.before, one.after].map(({ decided, advanced }) => ({
      deals: decided,
      won: advanced,
    }));
    const found = before && after && designEffectFromSums({ sumSquares, clusters, before, after });
    effects[stage] = Math.max(effects[stage] ?? 1, found?.designEffect ?? 1);
  }
  return effects;
}
