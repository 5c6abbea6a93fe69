import { ident, join, type Sql, sql } from '../sql.ts';
import { dealRows } from './storage.ts';

/** `d0`, `d1`, … in the order of the columns: whether one of its dates is in no year that dates of deals are in. */
export type StrayDates = Record<string, boolean>;

/**
 * DuckDB reads `epoch` and `infinity` as 1 January 1900, and the year of 1/2/24 as 24; both are outside of what we take
 * for a date. First and last dates of a column are nearly free.
 */
export const strayDates = (columns: readonly string[]): Sql => {
  const stray = columns.map((column, i) => {
    const [first, last] = [sql`min(${ident(column)})`, sql`max(${ident(column)})`];
    return sql`coalesce(${first} <= DATE '1900-01-01' OR ${last} > DATE '2100-12-31', false) AS ${ident(`d${i}`)}`;
  });
  return sql`SELECT ${join(stray)} FROM ${dealRows}`;
};
