import type { Dataset } from '../../domain/dataset.ts';
import type { PairQuestion, PairSlice } from '../../domain/slices.ts';
import { pairCounts, type PairRow } from '../../sql/pairCounts.ts';
import { cellsWhere } from '../../sql/where.ts';
import { betaBinomial } from '../../stats/betaBinomial.ts';
import type { AnalysisPort } from '../port.ts';
import { countsOf, shownLevels } from './levels.ts';

/**
 * Win rates of every level of one field with every level of another. The cells' rates are shrunk towards each other, so
 * that a file of noise is not painted in colours.
 */
export async function pairSlice(
  port: AnalysisPort,
  { fields, has }: Pick<Dataset, 'fields' | 'has'>,
  question: PairQuestion,
): Promise<PairSlice> {
  const [first, second] = question.fields.map((name) => fields.find((one) => one.name === name));
  if (!first || !second || first === second) return nothing(question);
  const rows = await port.rows<PairRow>(
    'pair',
    'Every level of one field with every level of another',
    pairCounts(first, second, cellsWhere(question.filters, fields)),
  );
  const spread = betaBinomial(rows.map(({ won, lost }) => ({ deals: won + lost, won })));
  const across = shownLevels(
    first,
    rows.map((row) => ({ ...row, level: row.first })),
  );
  const down = shownLevels(
    second,
    rows.map((row) => ({ ...row, level: row.second })),
  );
  const shown = [new Set(across.codes), new Set(down.codes)] as const;
  const sum = (of: 'won' | 'lost'): number => rows.reduce((total, row) => total + row[of], 0);
  return {
    kind: 'pair',
    fields: question.fields,
    levels: [across.levels, down.levels],
    all: countsOf(sum('won'), sum('lost')),
    leftOut: [across.leftOut, down.leftOut],
    cells: rows
      .filter((row) => shown[0].has(row.first) && shown[1].has(row.second))
      .map((row) => ({
        levels: [first.levels[row.first] ?? '', second.levels[row.second] ?? ''],
        ...countsOf(row.won, row.lost),
        open: row.open,
        shrunk:
          row.won + row.lost > 0 ? (spread?.shrink(row.won, row.won + row.lost) ?? null) : null,
        wonAmount: has.amount ? row.won_amount : null,
      })),
  };
}

const nothing = ({ fields }: PairQuestion): PairSlice => ({
  kind: 'pair',
  fields,
  levels: [[], []],
  cells: [],
  all: countsOf(0, 0),
  leftOut: [0, 0],
});
