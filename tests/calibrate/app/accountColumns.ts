import type { AccountColumns } from '../../../src/analysis/accountRows.ts';
import { isClosed, type DrawnFile } from '../draw/drawFile.ts';

/** Closed deals by account, as `sql/accountCells.ts` counts them; null where a file names none. */
export function accountColumns(file: DrawnFile): AccountColumns | null {
  if (!file.shape.accounts) return null;
  const closed: number[] = [];
  for (let deal = 0; deal < file.size; deal++) if (isClosed(file, deal)) closed.push(deal);
  const columns: Record<string, Float64Array> = {
    account: Float64Array.from(closed, (deal) => file.account[deal] ?? -1),
    quarter: Float64Array.from(closed, (deal) => file.quarter[deal] ?? -1),
    won: Float64Array.from(closed, (deal) => file.won[deal] ?? 0),
    deals: new Float64Array(closed.length).fill(1),
  };
  file.fields.forEach((field, i) => {
    columns[field.key] = Float64Array.from(closed, (deal) => file.codes[i]?.[deal] ?? 0);
  });
  return { columns, every: 1 };
}
