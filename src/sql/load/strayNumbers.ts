import { ident, join, type Sql, sql } from '../sql.ts';
import { dealRows } from './storage.ts';

/** `d0`, `d1`, … in the order of the columns: whether one of its numbers is none. */
export type StrayNumbers = Record<string, boolean>;

/** From here on a whole number has more digits than a double keeps of every one. */
const FIRST_TOO_LONG = 1e15;

/**
 * DuckDB reads `1e400`, `inf` and `nan` as numbers that nobody can reckon with, and rounds `9007199254740993`. NaN counts
 * as the highest of all, so the two ends of a column show them.
 */
export const strayNumbers = (columns: readonly string[]): Sql => {
  const stray = columns.map((column, i) => {
    const [lowest, highest] = [sql`min(${ident(column)})`, sql`max(${ident(column)})`];
    return sql`coalesce(${lowest} <= ${-FIRST_TOO_LONG} OR ${highest} >= ${FIRST_TOO_LONG}, false) AS ${ident(`d${i}`)}`;
  });
  return sql`SELECT ${join(stray)} FROM ${dealRows}`;
};
