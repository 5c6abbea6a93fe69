import type { TotalsRow } from '../../../src/sql/totals.ts';
import { isClosed, type DrawnFile } from '../draw/drawFile.ts';

/** The sums over a whole file, without money and cycles. */
export function totalsRow(file: DrawnFile): TotalsRow {
  let [won, lost] = [0, 0];
  for (let deal = 0; deal < file.size; deal++) {
    if (!isClosed(file, deal)) continue;
    if (file.won[deal] === 1) won += 1;
    else lost += 1;
  }
  return {
    deals: file.size,
    won,
    lost,
    open: file.size - won - lost,
    amount: null,
    won_amount: null,
    open_amount: null,
    cycle_days: null,
    cycle_deals: null,
  };
}
