import { CELL_LENGTH, type DealCell, type DealsColumn } from '../domain/dealsQuestion.ts';
import { dealRows } from './load/storage.ts';
import { ident, join, sql, type Sql } from './sql.ts';

/** How a column stands in the table: its name there and what it leaves the engine as. */
export interface TableColumnRow {
  name: string;
  type: string;
}

/** Names and types of the table behind `deals`. */
export const dealColumns = (): Sql => sql`
  SELECT column_name::VARCHAR AS name, data_type::VARCHAR AS type
  FROM duckdb_columns() WHERE table_name = ${'deal_rows'}`;

/** How one of DuckDB's types is kept on a page. */
export function columnType(type: string): DealsColumn['type'] {
  if (type === 'DATE') return 'date';
  if (type === 'BOOLEAN') return 'boolean';
  return /^(?:DOUBLE|FLOAT|DECIMAL|U?(?:TINY|SMALL|BIG|HUGE)?INT|UINTEGER|INTEGER)\b/.test(type)
    ? 'number'
    : 'text';
}

/** A row by place: `v0`, `v1`, … in the order of the columns asked for. */
export type DealRow = Record<string, DealCell>;

/** A cell in a type that may leave the engine. @param most characters of a text; null for all */
function value({ key, type }: DealsColumn, most: number | null): Sql {
  const column = ident(key);
  if (type === 'number') return sql`${column}::DOUBLE`;
  if (type === 'date' || type === 'boolean') return column;
  return most === null ? sql`${column}::VARCHAR` : sql`left(${column}::VARCHAR, ${most})`;
}

const values = (columns: readonly DealsColumn[], most: number | null): Sql =>
  join(columns.map((column, i) => sql`${value(column, most)} AS ${ident(`v${i}`)}`));

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** What can be a piece of a date as it is shown, `12 Mar 2024`. */
const PIECE_OF_DATE = /^\d{0,2} ?[a-z]{0,3} ?\d{0,4}$/i;

/** The condition for a text that stands in any of the columns, whatever its case; in dates as they are kept or shown. */
export function holdsText(columns: readonly DealsColumn[], text: string): Sql {
  if (text === '' || columns.length === 0) return sql`TRUE`;
  const holds = (cell: Sql): Sql => sql`${cell} ILIKE ${`%${escaped(text)}%`} ESCAPE ${'\\'}`;
  const looks = columns.flatMap(({ key, type }) => {
    const kept = holds(sql`${ident(key)}::VARCHAR`);
    if (type !== 'date' || !PIECE_OF_DATE.test(text)) return [kept];
    return [kept, holds(sql`strftime(${ident(key)}, '%-d %b %Y')`)];
  });
  return sql`(${join(looks, ' OR ')})`;
}

export interface CountsRow {
  deals: number;
  won: number;
  lost: number;
  open: number;
}

export const dealsCounts = (where: Sql): Sql => sql`
  SELECT count(*)::DOUBLE AS deals,
         (count(*) FILTER (outcome = 'won'))::DOUBLE AS won,
         (count(*) FILTER (outcome = 'lost'))::DOUBLE AS lost,
         (count(*) FILTER (outcome = 'open'))::DOUBLE AS open
  FROM ${dealRows} WHERE ${where}`;

/** Blank cells last, whichever way; deals that are alike in the order of the file. */
function order(by: DealsColumn | null, descending: boolean): Sql {
  if (!by) return sql`rowid`;
  const key = by.type === 'text' ? sql`lower(${ident(by.key)}::VARCHAR)` : ident(by.key);
  return descending ? sql`${key} DESC NULLS LAST, rowid` : sql`${key} ASC NULLS LAST, rowid`;
}

/**
 * A stretch of the deals in an order. Only the order's column is sorted for all of them; the others are fetched for the
 * rows that are shown.
 */
export function dealsPage(
  columns: readonly DealsColumn[],
  where: Sql,
  sort: { by: DealsColumn | null; descending: boolean },
  { from, rows }: { from: number; rows: number },
): Sql {
  const by = order(sort.by, sort.descending);
  return sql`
    SELECT ${values(columns, CELL_LENGTH + 1)} FROM ${dealRows}
    WHERE rowid IN (
      SELECT rowid FROM ${dealRows} WHERE ${where} ORDER BY ${by} LIMIT ${rows} OFFSET ${from})
    ORDER BY ${by}`;
}

export interface LastRow {
  last: number | null;
}

/** The highest place of a row in the table. */
export const lastRow = (): Sql => sql`SELECT max(rowid)::DOUBLE AS last FROM ${dealRows}`;

/** Whole cells of the deals that stand between two places of the table, in the order of the file. */
export const dealsBetween = (
  columns: readonly DealsColumn[],
  where: Sql,
  from: number,
  before: number,
): Sql => sql`
  SELECT ${values(columns, null)} FROM ${dealRows}
  WHERE rowid >= ${from} AND rowid < ${before} AND ${where} ORDER BY rowid`;

/** The deals as a receipt shows the question. @param byPlace `where` names places of rows, which only the table has */
export const dealsListing = (where: Sql, byPlace: boolean): Sql =>
  byPlace ? sql`SELECT * FROM ${dealRows} WHERE ${where}` : sql`SELECT * FROM deals WHERE ${where}`;
