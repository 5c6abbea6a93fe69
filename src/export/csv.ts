import { isInterval, type Cell, type DataTable } from './table.ts';

const plainNumber = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;
/** Programs drop a NUL and run what is behind it. */
const startsFormula = /^\0*[=+\-@\t\r]/;

/** A spreadsheet runs a cell that begins like a formula. An apostrophe before it makes it text. */
export const guardFormula = (text: string): string =>
  startsFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text;

export function csvCell(cell: string | number | boolean | null): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' ? guardFormula(cell) : String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const csvRow = (cells: readonly (string | number | boolean | null)[]): string =>
  cells.map(csvCell).join(',');

const spread = (cell: Cell | undefined, interval: boolean) => {
  if (!interval) return [cell === undefined || isInterval(cell) ? null : cell];
  return isInterval(cell) ? [cell.estimate, cell.low, cell.high] : [null, null, null];
};

/** RFC 4180 with CRLF; numbers in full, an interval as three columns. */
export function csv(table: DataTable): string {
  const header = table.columns.flatMap(({ label, interval }) =>
    interval ? [label, `${label} (low)`, `${label} (high)`] : [label],
  );
  const rows = table.rows.map((row) =>
    table.columns.flatMap((column, at) => spread(row[at], column.interval === true)),
  );
  return [header, ...rows].map((cells) => `${csvRow(cells)}\r\n`).join('');
}
