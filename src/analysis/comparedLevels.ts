import { isWholeQuarters } from '../domain/calendar.ts';
import type { Dataset } from '../domain/dataset.ts';
import { comparedLevels, type ComparedLevelRow } from '../sql/comparedLevels.ts';
import { inClosedQuarters, levelCounts, type LevelRow } from '../sql/levelCounts.ts';
import type { Sql } from '../sql/sql.ts';
import type { RatioSums } from '../stats/ratioRate.ts';
import type { Comparison } from './comparison.ts';
import type { AnalysisPort } from './port.ts';

export interface Levels {
  rows: LevelRow[];
  /** The same levels with their amounts in both periods; null where rates are by count. */
  amounts: ComparedLevelRow[] | null;
}

/**
 * Every level of every field, and what it had in the compared periods. Whole quarters on the closed clock stand in the
 * cells; of anything else, and of amounts, the deals are asked.
 * @param where the filters, on `cells` and on `deals`
 */
export async function findLevels(
  port: AnalysisPort,
  { fields }: Pick<Dataset, 'fields'>,
  compared: Comparison | null,
  where: { cells: Sql; deals: Sql },
): Promise<Levels> {
  if (fields.length === 0) return { rows: [], amounts: null };
  const sides = compared && quartersOf(compared);
  const query = levelCounts(fields, where.cells, sides);
  const rows = port.rows<LevelRow>('levels', 'Every level of every field', query);
  if (!compared || (sides && compared.measure === 'count'))
    return { rows: await rows, amounts: null };
  const [levels, found] = await Promise.all([
    rows,
    port.rows<ComparedLevelRow>(
      'compared-levels',
      `Every level of every field in both periods, by ${compared.clock} date`,
      comparedLevels(fields, compared.clock, compared, where.deals),
    ),
  ]);
  return {
    rows: sides ? levels : withCounts(levels, found),
    amounts: compared.measure === 'value' ? found : null,
  };
}

function quartersOf({ clock, before, after }: Comparison): { before: Sql; after: Sql } | null {
  if (clock !== 'closed' || !isWholeQuarters(before) || !isWholeQuarters(after)) return null;
  return { before: inClosedQuarters(before), after: inClosedQuarters(after) };
}

/** The amounts of one side, as the statistics name them. */
export const sumsOf = (row: ComparedLevelRow, side: 'before' | 'after'): RatioSums => ({
  amount: row[`${side}_amount`],
  won: row[`${side}_won_amount`],
  squares: row[`${side}_squares`],
  wonSquares: row[`${side}_won_squares`],
});

/** One text for each level of each field. */
export const levelKey = ({ field, level }: Pick<LevelRow, 'field' | 'level'>): string =>
  `${field} ${level}`;

function withCounts(levels: readonly LevelRow[], found: readonly ComparedLevelRow[]): LevelRow[] {
  const byKey = new Map(found.map((row) => [levelKey(row), row]));
  return levels.map((row) => {
    const one = byKey.get(levelKey(row));
    return {
      ...row,
      before_deals: one?.before_deals ?? 0,
      before_won: one?.before_won ?? 0,
      after_deals: one?.after_deals ?? 0,
      after_won: one?.after_won ?? 0,
    };
  });
}
