import {
  type ColumnCounts,
  columnCounts,
  blankCells,
  type BlankRow,
} from '../../src/sql/load/columnCounts.ts';
import type { LoadPort } from './port.ts';
import type { Usage } from './usage.ts';

/** Below this an exact count of different values costs nothing worth saving. */
const EXACT_ROWS = 100_000;
/** An estimate below this is counted again, exactly. */
const FEW = 1_200;
/** Columns in one query: each has its own hash table. */
const AT_ONCE = 50;

/** Names and numbers of deals and accounts: their many different values are the dearest to count. */
const isKey = ({ plan }: Usage): boolean => plan.role === 'dealId' || plan.role === 'account';

const columnsOf = (usages: readonly Usage[]): string[] => usages.map(({ column }) => column);

async function blanksIn(
  port: LoadPort,
  columns: readonly string[],
): Promise<[column: string, blank: number][]> {
  if (columns.length === 0) return [];
  const [row] = await port.query<BlankRow>(blankCells(columns));
  return columns.map((column, i) => [column, row?.[`b${i}`] ?? 0]);
}

/** Different and blank cells of the columns that have not been counted yet. */
export async function countColumns(
  port: LoadPort,
  usages: readonly Usage[],
  deals: number,
): Promise<Usage[]> {
  const open = usages.filter(({ counts }) => counts === null);
  const many = deals > EXACT_ROWS;
  const late = columnsOf(many ? open.filter(isKey) : []);
  // Days are few: an estimate would be counted again.
  const exactly = columnsOf(many ? open.filter(({ storage }) => storage.kind === 'date') : open);
  const roughly = columnsOf(open).filter(
    (column) => !late.includes(column) && !exactly.includes(column),
  );
  const counts = await count(port, roughly, deals, false);
  const few = [...counts]
    .filter(([, { distinct }]) => (distinct ?? FEW) < FEW)
    .map(([column]) => column);
  for (const [column, exact] of await count(port, [...exactly, ...few], deals, true))
    counts.set(column, exact);
  for (const [column, blank] of await blanksIn(port, late))
    counts.set(column, { distinct: null, blank });
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
