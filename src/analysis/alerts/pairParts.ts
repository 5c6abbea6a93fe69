import type { Calendar } from '../../domain/document/calendar.ts';
import { inClosedQuarters, levelCounts, type LevelRow } from '../../sql/levelCounts.ts';
import type { Comparison } from '../comparison.ts';
import { findDrift } from '../drift.ts';
import { findDriftClustering } from '../driftClustering.ts';
import type { Setting } from '../setting.ts';

/** What alerts need to know of the two quarters they compare. */
export interface PairParts {
  levels: readonly LevelRow[];
  calendar: Calendar | null;
}

/**
 * Levels and drift of the quarters that alerts compare: those of the verdict where it compares the same two, else asked
 * for once more.
 * @param asked names of the fields whose mix may drift
 */
export async function pairParts(
  { port, dataset, overview, input, cells, deals, breathe }: Setting,
  pair: Comparison | null,
  calendar: Calendar | null,
  asked: readonly string[],
): Promise<PairParts> {
  const { fields } = dataset;
  if (pair === overview.comparison || pair === null || fields.length === 0)
    return { levels: pair ? overview.levels : [], calendar };
  const sides = { before: inClosedQuarters(pair.before), after: inClosedQuarters(pair.after) };
  const levels = await port.rows<LevelRow>(
    'alert-levels',
    'Every level of every field in the quarters that alerts compare',
    levelCounts(fields, cells, sides),
  );
  const bundled = await findDriftClustering(port, dataset, pair, asked, deals, 'alert-');
  const labels = { before: pair.before.label, after: pair.after.label };
  const drift = await findDrift(fields, levels, asked, labels, input.run.seed, breathe, bundled);
  return { levels, calendar: calendar && { ...calendar, drift } };
}
