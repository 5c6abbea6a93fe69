import {
  type ColumnCounts,
  columnCounts,
  filledCells,
  type FilledRow,
} from '../../src/sql/load/columnCounts.ts';
import type { LoadPort } from './port.ts';
import type { Usage } from './usage.ts';

/** Below this an exact count of different values costs nothing worth saving. */
const EXACT_ROWS = 100_000;
/** An estimate below this is counted again, exactly. */
const FEW = 1_200;
/** Columns in one query: each has its own hash table. */
const AT_ONCE = 50;

/** Different and blank cells of the columns that have not been counted yet. */
export async function countColumns(
  port: LoadPort,
  usages: readonly Usage[],
  deals: number,
): Promise<Usage[]> {
  const open = usages.filter(({ counts }) => counts === null);
  const isKey = ({ plan }: Usage) => plan.role === 'dealId' || plan.role === 'account';
  const late = deals > EXACT_ROWS ? open.filter(isKey).map(({ column }) => column) : [];
  const now = open.map(({ column }) => column).filter((column) => !late.includes(column));
  const counts = await count(port, now, deals, deals <= EXACT_ROWS);
  const few = [...counts]
    .filter(([, { distinct }]) => (distinct ?? FEW) < FEW)
    .map(([column]) => column);
  if (deals > EXACT_ROWS) {
    for (const [column, exact] of await count(port, few, deals, true)) counts.set(column, exact);
  }
  // Names and numbers of deals and accounts: their many different values are the dearest to count.
  for (const column of late) {
    const [row] = await port.query<FilledRow>(filledCells(column));
    counts.set(column, { distinct: null, blank: deals - (row?.filled ?? 0) });
  }
  return usages.map((usage) => ({
    ...usage,
    counts: usage.counts ?? counts.get(usage.column) ?? null,
  }));
}

async function count(port: LoadPort, columns: readonly string[], deals: number, exact: boolean) {
  const counts = new Map<string, { distinct: number | null; blank: number }>();
  for (let from = 0; from < columns.length; from += AT_ONCE) {
    const some = columns.slice(from, from + AT_ONCE);
    const [row] = await port.query<ColumnCounts>(columnCounts(some, exact));
    some.forEach((column, i) => {
      const filled = row?.[`n${i}`] ?? 0;
      counts.set(column, {
        distinct: Math.min(Math.round(row?.[`d${i}`] ?? 0), filled),
        blank: deals - filled,
      });
    });
  }
  return counts;
}
