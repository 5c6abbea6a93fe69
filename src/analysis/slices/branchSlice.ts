import { isWholeQuarters } from '../../domain/calendar.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { BranchQuestion, BranchSlice, Days } from '../../domain/slices.ts';
import { inClosedQuarters, levelCounts, type LevelRow } from '../../sql/levelCounts.ts';
import type { Sql } from '../../sql/sql.ts';
import { totals, type TotalsRow } from '../../sql/totals.ts';
import { cellsWhere } from '../../sql/where.ts';
import { newcombe } from '../../stats/newcombe.ts';
import type { AnalysisPort } from '../port.ts';
import { findSplits, propose } from './findSplits.ts';
import { countsOf } from './levels.ts';

/**
 * One branch of the decomposition tree: the deals that have all levels of its path, split by every field that is left,
 * with the evidence that its levels differ, or moved otherwise than each other.
 */
export async function branchSlice(
  port: AnalysisPort,
  { fields }: Pick<Dataset, 'fields'>,
  { path, filters, late, compare }: BranchQuestion,
): Promise<BranchSlice> {
  const onPath = path.map(({ field, level }) => ({ field, values: [level] }));
  const where = cellsWhere([...filters, ...onPath], fields);
  const left = fields.filter(({ name }) => path.every(({ field }) => field !== name));
  const sides = compare && sidesOf(compare);
  const [sums] = await port.rows<TotalsRow>('branch', 'The deals of a branch', totals(where));
  const rows =
    left.length === 0
      ? []
      : await port.rows<LevelRow>(
          'branch-levels',
          'Every level of every field within a branch',
          levelCounts(left, where, sides),
        );
  const counts = countsOf(sums?.won ?? 0, sums?.lost ?? 0);
  const found = findSplits(left, rows, { deals: counts.deals, compared: sides !== null, late });
  return {
    kind: 'branch',
    path,
    ...counts,
    change: sides && changeOf(rows),
    fields: found,
    proposals: {
      rate: propose(found, counts.deals, 'rate'),
      change: sides && propose(found, counts.deals, 'change'),
    },
  };
}

/** All levels of one field together are all deals of the branch. */
function changeOf(rows: readonly LevelRow[]): BranchSlice['change'] {
  const one = rows.filter(({ field }) => field === rows[0]?.field);
  const sum = (of: (row: LevelRow) => number): number =>
    one.reduce((total, row) => total + of(row), 0);
  return newcombe(
    { deals: sum((row) => row.before_deals), won: sum((row) => row.before_won) },
    { deals: sum((row) => row.after_deals), won: sum((row) => row.after_won) },
  );
}

/** The cells know whole quarters only: other periods can't be compared on them. */
function sidesOf({ before, after }: { before: Days; after: Days }) {
  const [earlier, later] = [wholeQuarters(before), wholeQuarters(after)];
  return earlier && later ? { before: earlier, after: later } : null;
}

const wholeQuarters = (days: Days): Sql | null =>
  isWholeQuarters(days) ? inClosedQuarters(days) : null;
