import type { Dataset } from '../../domain/dataset.ts';
import type { QuartersQuestion, QuartersSlice } from '../../domain/slices.ts';
import { quarterLevels, type QuarterLevelRow } from '../../sql/quarterLevels.ts';
import { cellsWhere } from '../../sql/where.ts';
import type { AnalysisPort } from '../port.ts';
import { countsOf, shownLevels } from './levels.ts';

/** Win rates of every level of a field in every quarter that deals closed in. */
export async function quartersSlice(
  port: AnalysisPort,
  { fields }: Pick<Dataset, 'fields'>,
  { field: name, filters }: QuartersQuestion,
): Promise<QuartersSlice> {
  const field = fields.find((one) => one.name === name);
  if (!field) return { kind: 'quarters', field: name, levels: [], rows: [], leftOut: 0 };
  const rows = await port.rows<QuarterLevelRow>(
    'quarter-levels',
    'Every level of a field in every quarter',
    quarterLevels(field, cellsWhere(filters, fields)),
  );
  const { codes, levels, leftOut } = shownLevels(field, rows);
  const shown = new Set(codes);
  return {
    kind: 'quarters',
    field: name,
    levels,
    leftOut,
    rows: rows
      .filter(({ level }) => shown.has(level))
      .map(({ quarter, level, won, lost }) => ({
        level: field.levels[level] ?? '',
        quarter,
        ...countsOf(won, lost),
      })),
  };
}
