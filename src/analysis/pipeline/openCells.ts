import type { Field } from '../../domain/field.ts';
import { openDealCells } from '../../sql/pipeline/openDealCells.ts';
import type { Setting } from '../setting.ts';

/** Open deals that have the same levels and the same age in days (−1: not known). */
export interface OpenCell {
  /** Places of their levels, in the order of the fields asked for. */
  places: number[];
  age: number;
  deals: number;
  amount: number;
  /** Those of them that have an amount. */
  priced: number;
  /** The sum of their amounts' squares. */
  squares: number;
}

/** The open deals, grouped: as many cells as there are combinations of levels and age. */
export async function readOpenCells(
  { port, deals, dataset }: Setting,
  fields: readonly Field[],
): Promise<OpenCell[]> {
  const { asOf } = dataset.source;
  if (asOf === null) return [];
  const columns = await port.columns(
    'open-deal-cells',
    'Open deals per combination of levels and age',
    openDealCells(fields, asOf, deals),
  );
  const numbers = (name: string): Float64Array => columns[name] ?? new Float64Array();
  const keys = fields.map(({ key }) => numbers(key));
  const [ages, counts] = [numbers('age'), numbers('deals')];
  const [amounts, priced] = [numbers('amount'), numbers('priced')];
  const squares = numbers('squares');
  const cells: OpenCell[] = [];
  for (let row = 0; row < ages.length; row++)
    cells.push({
      places: keys.map((key) => key[row] ?? -1),
      age: ages[row] ?? -1,
      deals: counts[row] ?? 0,
      amount: amounts[row] ?? 0,
      priced: priced[row] ?? 0,
      squares: squares[row] ?? 0,
    });
  return cells;
}
