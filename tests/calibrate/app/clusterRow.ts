import { dayOf } from '../../../src/domain/calendar.ts';
import type { Comparison } from '../../../src/analysis/comparison.ts';
import type { SideCounts } from '../../../src/analysis/sideCounts.ts';
import type { ClusterRow } from '../../../src/sql/clusterSums.ts';
import { isClosed, type DrawnFile } from '../draw/drawFile.ts';

/** What `sql/clusterSums.ts` sums over accounts: squared residuals, each divided by its period's deals. */
export function accountRow(
  file: DrawnFile,
  comparison: Comparison,
  { before, after }: { before: SideCounts; after: SideCounts },
): ClusterRow {
  const start = { before: dayOf(comparison.before.start), after: dayOf(comparison.after.start) };
  const totals = new Map<number, number>();
  const add = (deal: number, part: number): void => {
    const account = file.account[deal] ?? 0;
    totals.set(account, (totals.get(account) ?? 0) + part);
  };
  for (let deal = 0; deal < file.size; deal++) {
    if (!isClosed(file, deal)) continue;
    const won = file.won[deal] ?? 0;
    const quarter = file.quarter[deal];
    if (quarter === start.before) add(deal, -(won - before.won / before.deals) / before.deals);
    else if (quarter === start.after) add(deal, (won - after.won / after.deals) / after.deals);
  }
  let squares = 0;
  for (const total of totals.values()) squares += total * total;
  return { clusters: totals.size, sum_squares: squares };
}
