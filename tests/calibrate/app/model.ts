import { driverDesign } from '../../../src/analysis/driverDesign.ts';
import { collapse } from '../../../src/stats/collapse.ts';
import type { GroupedDesign } from '../../../src/stats/design.ts';
import { isClosed, type DrawnFile } from '../draw/drawFile.ts';

/** The driver model's rows, from the columns that SQL would give: one row per combination of levels and quarter. */
export function modelRows(file: DrawnFile): GroupedDesign {
  const closed: number[] = [];
  for (let deal = 0; deal < file.size; deal++) if (isClosed(file, deal)) closed.push(deal);
  const columns: Record<string, Float64Array> = {
    quarter: picked(file.quarter, closed),
    won: picked(file.won, closed),
    deals: new Float64Array(closed.length).fill(1),
  };
  file.fields.forEach((field, i) => (columns[field.key] = picked(file.codes[i] ?? [], closed)));
  const singles = driverDesign(columns, file.fields);
  return collapse(
    singles,
    singles.factors.map((_, i) => i),
  ).design;
}

function picked(values: ArrayLike<number>, deals: readonly number[]): Float64Array {
  const result = new Float64Array(deals.length);
  for (let i = 0; i < deals.length; i++) result[i] = values[deals[i] ?? 0] ?? 0;
  return result;
}
