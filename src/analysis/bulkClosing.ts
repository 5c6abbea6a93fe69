import { dateOf, labelOf, startOf } from '../domain/calendar.ts';
import type { CloseRow } from '../sql/closesByDay.ts';

/** A day on which over 10% of a quarter's losses were closed: tidying up, not selling. */
export interface BulkDay {
  date: string;
  quarter: string;
  won: number;
  lost: number;
  /** Of the quarter's losses, 0–1. */
  share: number;
}

const BULK_SHARE = 0.1;
/** With few losses one ordinary day is a tenth of them. */
const FEWEST_LOSSES = 50;

export function bulkClosing(closes: readonly CloseRow[]): BulkDay[] {
  const lostIn = new Map<string, number>();
  const quarterOf = (day: number): string => startOf('quarter', dateOf(day));
  for (const row of closes)
    lostIn.set(quarterOf(row.day), (lostIn.get(quarterOf(row.day)) ?? 0) + row.lost);
  return closes.flatMap((row) => {
    const start = quarterOf(row.day);
    const lost = lostIn.get(start) ?? 0;
    const share = lost > 0 ? row.lost / lost : 0;
    if (lost < FEWEST_LOSSES || share <= BULK_SHARE) return [];
    return [
      {
        date: dateOf(row.day),
        quarter: labelOf('quarter', start),
        won: row.won,
        lost: row.lost,
        share,
      },
    ];
  });
}
