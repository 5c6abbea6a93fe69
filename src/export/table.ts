import type { Interval } from '../domain/interval.ts';

/** What a column holds; a page formats by it, a file keeps the full number. */
export type CellKind =
  | 'text'
  | 'period'
  | 'date'
  | 'count'
  | 'number'
  | 'rate'
  | 'points'
  | 'money'
  | 'days'
  | 'p'
  | 'yesNo';

export type Cell = string | number | boolean | Interval | null;

export interface TableColumn {
  key: string;
  label: string;
  kind: CellKind;
  /** The cells are intervals: one column on a page, three in a file. */
  interval?: boolean;
}

/** A plain table: the twin of every chart, and what is saved as CSV. */
export interface DataTable {
  id: string;
  title: string;
  columns: TableColumn[];
  rows: Cell[][];
}

export const isInterval = (cell: Cell | undefined): cell is Interval =>
  typeof cell === 'object' && cell !== null;

/** What a cell is sorted by. */
export const sortKey = (cell: Cell | undefined): string | number | null => {
  if (cell === undefined || cell === null) return null;
  if (isInterval(cell)) return cell.estimate;
  return typeof cell === 'boolean' ? Number(cell) : cell;
};

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), 'en', { numeric: true });

/** Positions of the rows in order of one column; what has no value comes last, whichever way. */
export function sortedOrder(table: DataTable, column: number, descending: boolean): number[] {
  const keys = table.rows.map((row) => sortKey(row[column]));
  return keys
    .map((_, position) => position)
    .sort((a, b) => {
      const left = keys[a] ?? null;
      const right = keys[b] ?? null;
      if (left === null || right === null) return Number(left === null) - Number(right === null);
      return descending ? compare(right, left) : compare(left, right);
    });
}

/** The table without columns that hold nothing in any row: on a page they would only take room. */
export function withoutEmptyColumns(table: DataTable): DataTable {
  const filled = (column: number): boolean =>
    table.rows.some((row) => row[column] !== null && row[column] !== '');
  return columnsWhere(table, filled);
}

/** The table without the columns of these keys. */
export const withoutColumns = (table: DataTable, keys: readonly string[]): DataTable =>
  columnsWhere(table, (at) => !keys.includes(table.columns[at]?.key ?? ''));

const columnsWhere = (table: DataTable, keep: (column: number) => boolean): DataTable => ({
  ...table,
  columns: table.columns.filter((_, at) => keep(at)),
  rows: table.rows.map((row) => row.filter((_, at) => keep(at))),
});
