import { defaultComparison } from '../../domain/comparisonChoice.ts';
import type { Verdict } from '../../domain/document/verdict.ts';
import { inClosedQuarters, levelCounts, type LevelRow } from '../../sql/levelCounts.ts';
import { findClustering } from '../clustering.ts';
import { chooseComparison, type Comparison, type Side } from '../comparison.ts';
import { findHorizon } from '../horizon.ts';
import type { AnalysisPort } from '../port.ts';
import type { Setting } from '../setting.ts';
import type { ComparedCounts, SideCounts } from '../sideCounts.ts';
import { judge, type Clustering } from '../verdict.ts';
import { livesPort } from './livesPort.ts';

/** Closed deals by the first day of their quarter. */
export type QuarterCounts = ReadonlyMap<string, SideCounts>;

export interface VerdictThen {
  day: string;
  comparison: Comparison;
  verdict: Verdict;
  clustering: Clustering | null;
}

const NONE: SideCounts = { deals: 0, won: 0 };

/** A side that stands in the counts of a quarter. */
export const countsOf = (quarters: QuarterCounts, { start }: Pick<Side, 'start'>): SideCounts =>
  quarters.get(start) ?? NONE;

/**
 * The verdict that the app would have reached by itself on a day, of what was known then: which quarters were complete
 * follows from the deals created and closed by then; how many deals closed in a quarter does not change once it is over.
 * @returns null where it had no two quarters to compare
 */
export async function verdictThen(
  { port, dataset, input, cells, deals }: Setting,
  lives: Record<string, Float64Array>,
  quarters: QuarterCounts,
  day: string,
): Promise<VerdictThen | null> {
  const then = { ...dataset, source: { ...dataset.source, asOf: day } };
  const horizon = await findHorizon(livesPort(port, lives, day), then);
  const comparison = chooseComparison(horizon, 'closed', defaultComparison);
  if (typeof comparison === 'string') return null;
  const counts: ComparedCounts = {
    before: countsOf(quarters, comparison.before),
    after: countsOf(quarters, comparison.after),
    earlier: comparison.earlier.map((side) => countsOf(quarters, side)),
  };
  const named = portOf(port, day);
  const rep = dataset.fields.filter((field) => field.role === 'rep');
  const sides = {
    before: inClosedQuarters(comparison.before),
    after: inClosedQuarters(comparison.after),
  };
  const levels =
    rep.length > 0
      ? await named.rows<LevelRow>('reps', 'Deals per rep', levelCounts(rep, cells, sides))
      : [];
  const reps = { ...dataset, fields: rep };
  const clustering = await findClustering(named, reps, comparison, counts, levels, deals);
  const verdict = judge(comparison, counts, clustering, input.materiality, 1);
  return verdict.change === null ? null : { day, comparison, verdict, clustering };
}

/** Every receipt has a name of its own. */
export const portOf = (port: AnalysisPort, day: string): AnalysisPort => ({
  rows: (id, title, query) => port.rows(`record-${day}-${id}`, `${title}, as of ${day}`, query),
  columns: (id, title, query) =>
    port.columns(`record-${day}-${id}`, `${title}, as of ${day}`, query),
  keep: (id, title, statement) => port.keep(`record-${day}-${id}`, title, statement),
  breathe: () => port.breathe(),
});
