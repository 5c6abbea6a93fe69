import { chooseComparison, type Comparison } from '../../../src/analysis/comparison.ts';
import { findClustering } from '../../../src/analysis/clustering.ts';
import type { Horizon } from '../../../src/analysis/horizon.ts';
import type { ComparedCounts, SideCounts } from '../../../src/analysis/sideCounts.ts';
import { judge } from '../../../src/analysis/verdict.ts';
import { dateOf, dayOf } from '../../../src/domain/calendar.ts';
import { defaultComparison } from '../../../src/domain/comparisonChoice.ts';
import type { ClusterRow } from '../../../src/sql/clusterSums.ts';
import type { RatioSums } from '../../../src/stats/ratioRate.ts';
import { sql } from '../../../src/sql/sql.ts';
import { isClosed, type DrawnFile } from '../draw/drawFile.ts';
import { datasetOf } from './dataset.ts';
import { levelRows } from './levelRows.ts';
import { simulatedPort } from './simulatedPort.ts';
import { MATERIALITY, type Judged } from './verdicts.ts';

/** The verdict by value on the quarters the app itself compares; null without amounts, or without two quarters. */
export async function judgedByValue(file: DrawnFile, horizon: Horizon): Promise<Judged | null> {
  const { amount } = file;
  if (!amount) return null;
  const comparison = chooseComparison(horizon, 'closed', {
    ...defaultComparison,
    measure: 'value',
  });
  if (typeof comparison === 'string') return null;
  const quarters = countQuarters(file, amount);
  const at = (start: string): SideCounts => quarters.get(start) ?? { deals: 0, won: 0 };
  const counts = {
    before: at(comparison.before.start),
    after: at(comparison.after.start),
    earlier: comparison.earlier.map((side) => at(side.start)),
  };
  const levels = levelRows(file, comparison);
  const reps = file.codes.at(-1);
  const port = simulatedPort({
    'clusters-account': () => [clusterRow(file, amount, file.account, comparison, counts)],
    'clusters-rep': () => (reps ? [clusterRow(file, amount, reps, comparison, counts)] : []),
  });
  const dataset = datasetOf(file);
  const clustering = await findClustering(port, dataset, comparison, counts, levels, sql`TRUE`);
  return { comparison, levels, verdict: judge(comparison, counts, clustering, MATERIALITY, 1) };
}

function countQuarters(file: DrawnFile, amount: Float64Array): Map<string, SideCounts> {
  const byDay = new Map<number, SideCounts & { value: RatioSums }>();
  for (let deal = 0; deal < file.size; deal++) {
    if (!isClosed(file, deal)) continue;
    const day = file.quarter[deal] ?? 0;
    const value = { amount: 0, won: 0, squares: 0, wonSquares: 0 };
    const counts = byDay.get(day) ?? { deals: 0, won: 0, value };
    byDay.set(day, counts);
    const worth = amount[deal] ?? 0;
    const won = file.won[deal] ?? 0;
    counts.deals += 1;
    counts.won += won;
    counts.value.amount += worth;
    counts.value.won += won * worth;
    counts.value.squares += worth * worth;
    counts.value.wonSquares += won * worth * worth;
  }
  return new Map([...byDay].map(([day, counts]) => [dateOf(day), counts]));
}

/** What `sql/clusterSums.ts` sums by value: amount × residual of each deal, over its period's amount. */
function clusterRow(
  file: DrawnFile,
  amount: Float64Array,
  clusters: Int32Array,
  { before, after }: Comparison,
  counts: ComparedCounts,
): ClusterRow {
  const sides = [
    { start: dayOf(before.start), sign: -1, value: counts.before.value },
    { start: dayOf(after.start), sign: 1, value: counts.after.value },
  ];
  const totals = new Map<number, number>();
  for (let deal = 0; deal < file.size; deal++) {
    const side = sides.find(({ start }) => start === file.quarter[deal]);
    const worth = amount[deal] ?? 0;
    if (!side?.value || !isClosed(file, deal) || worth <= 0) continue;
    const residual = (file.won[deal] ?? 0) - side.value.won / side.value.amount;
    const cluster = clusters[deal] ?? 0;
    const part = (side.sign * worth * residual) / side.value.amount;
    totals.set(cluster, (totals.get(cluster) ?? 0) + part);
  }
  let squares = 0;
  for (const total of totals.values()) squares += total * total;
  return { clusters: totals.size, sum_squares: squares };
}
