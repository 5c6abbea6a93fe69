import { chooseComparison, type Comparison } from '../../../src/analysis/comparison.ts';
import { findClustering } from '../../../src/analysis/clustering.ts';
import { findHorizon, type Horizon } from '../../../src/analysis/horizon.ts';
import { masks } from '../../../src/analysis/masks.ts';
import type { SideCounts } from '../../../src/analysis/sideCounts.ts';
import { judge } from '../../../src/analysis/verdict.ts';
import { dateOf, endOf } from '../../../src/domain/calendar.ts';
import { defaultComparison, type ComparisonChoice } from '../../../src/domain/comparisonChoice.ts';
import type { Days } from '../../../src/domain/definitions.ts';
import type { Verdict } from '../../../src/domain/document/verdict.ts';
import type { LevelRow } from '../../../src/sql/levelCounts.ts';
import { sql } from '../../../src/sql/sql.ts';
import { isClosed, type DrawnFile } from '../draw/drawFile.ts';
import { accountRow } from './clusterRow.ts';
import { datasetOf } from './dataset.ts';
import { dayAnswers } from './dayRows.ts';
import { levelRows } from './levelRows.ts';
import { simulatedPort } from './simulatedPort.ts';

/** The app's default; changes of less than this are not told. */
export const MATERIALITY = 0.01;

export interface Judged {
  comparison: Comparison;
  levels: LevelRow[];
  verdict: Verdict;
}

export const horizonOf = (file: DrawnFile): Promise<Horizon> =>
  findHorizon(simulatedPort(dayAnswers(file)), datasetOf(file));

/** The verdict on a comparison, default or chosen, by the way the app comes to it; null when the file has no two. */
export async function judged(
  file: DrawnFile,
  horizon: Horizon,
  periods: ComparisonChoice['periods'],
): Promise<Judged | null> {
  const comparison = chooseComparison(horizon, 'closed', { ...defaultComparison, periods });
  if (typeof comparison === 'string') return null;
  const quarters = countQuarters(file);
  const at = (start: string): SideCounts => quarters.get(start) ?? { deals: 0, won: 0 };
  const counts = {
    before: at(comparison.before.start),
    after: at(comparison.after.start),
    earlier: comparison.earlier.map((side) => at(side.start)),
  };
  const levels = levelRows(file, comparison);
  const port = simulatedPort({
    'clusters-account': () => [accountRow(file, comparison, counts)],
  });
  const clustering = await findClustering(
    port,
    datasetOf(file),
    comparison,
    counts,
    levels,
    sql`TRUE`,
  );
  return { comparison, levels, verdict: judge(comparison, counts, clustering, MATERIALITY, 1) };
}

function countQuarters(file: DrawnFile): Map<string, SideCounts> {
  const byDay = new Map<number, SideCounts>();
  for (let deal = 0; deal < file.size; deal++) {
    if (!isClosed(file, deal)) continue;
    const day = file.quarter[deal] ?? 0;
    const counts = byDay.get(day) ?? { deals: 0, won: 0 };
    byDay.set(day, counts);
    counts.deals += 1;
    counts.won += file.won[deal] ?? 0;
  }
  return new Map([...byDay].map(([day, counts]) => [dateOf(day), counts]));
}

/** The last two quarters that are over, whatever the edges of the export did to them. */
export function lastTwo(horizon: Horizon): ComparisonChoice['periods'] {
  const over = [...masks(horizon, 'quarter', 'closed')].filter(([, mask]) => mask.complete);
  const [before, after] = over.slice(-2).map(([start]) => quarterFrom(start));
  return before && after ? { before, after } : null;
}

/** The quarter that the app judges by default, and the same one a year earlier; null when that is masked. */
export function yearEarlier(horizon: Horizon, { after }: Comparison): ComparisonChoice['periods'] {
  const start = `${Number(after.start.slice(0, 4)) - 1}${after.start.slice(4)}`;
  const mask = masks(horizon, 'quarter', 'closed').get(start);
  return mask?.masked === false
    ? { before: quarterFrom(start), after: { from: after.from, to: after.to } }
    : null;
}

const quarterFrom = (start: string): Days => ({ from: start, to: endOf('quarter', start) });
