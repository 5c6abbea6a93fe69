import { ident, join, type Sql, sql } from '../sql.ts';
import { dealRows } from './storage.ts';

/** One row: `d0`, `d1`, … different values and `n0`, `n1`, … cells that hold one, in the order of the columns. */
export type ColumnCounts = Record<string, number>;

/** Different and filled cells of many columns at once; the different ones exactly, or within a few percent. */
export const columnCounts = (columns: readonly string[], exact: boolean): Sql => {
  const counts = columns.flatMap((column, i) => {
    const name = ident(column);
    const different = sql`SELECT ${name} FROM ${dealRows} WHERE ${name} IS NOT NULL GROUP BY 1`;
    const distinct = exact
      ? sql`(SELECT count(*) FROM (${different}))`
      : sql`approx_count_distinct(${name})`;
    return [
      sql`${distinct}::DOUBLE AS ${ident(`d${i}`)}`,
      sql`count(${name})::DOUBLE AS ${ident(`n${i}`)}`,
    ];
  });
  return sql`SELECT ${join(counts)} FROM ${dealRows}`;
};

/** One row: `b0`, `b1`, … blank cells. */
export type BlankRow = Record<string, number>;

/** DuckDB knows which stretches of a column have no blank, and looks at no other. */
export const blankCells = (columns: readonly string[]): Sql => {
  const counts = columns.map(
    (column, i) =>
      sql`(SELECT count(*)::DOUBLE FROM ${dealRows} WHERE ${ident(column)} IS NULL) AS ${ident(`b${i}`)}`,
  );
  return sql`SELECT ${join(counts)}`;
};

export interface FilledRow {
  filled: number;
}

/** How many cells of a column hold a value. */
export const filledCells = (column: string): Sql =>
  sql`SELECT count(${ident(column)})::DOUBLE AS filled FROM ${dealRows}`;
