import type { RowNote } from '../../../domain/intakePlan.ts';
import type { DataTable } from '../../../export/table.ts';

/** Rows with their line and what is to be said of each. */
export const rowTable = (
  id: string,
  title: string,
  reason: string,
  rows: readonly RowNote[],
): DataTable => ({
  id,
  title,
  columns: [
    { key: 'line', label: 'Line', kind: 'count' },
    { key: 'reason', label: reason, kind: 'text' },
    { key: 'text', label: 'The row', kind: 'text' },
  ],
  rows: rows.map(({ line, reason: why, text }) => [line, why, text]),
});
