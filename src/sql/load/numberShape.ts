import { ident, join, type Sql, sql } from '../sql.ts';
import { dealRows } from './storage.ts';

export interface QuantileRow {
  q0: number | null;
  q1: number | null;
  q2: number | null;
  q3: number | null;
}

/**
 * The values that part a column's numbers in five equal bands.
 * @param every look at each `every`-th row only; where a million rows are, a hundred thousand place an edge as well
 */
export function quintiles(column: string, every: number): Sql {
  const edges = [0, 1, 2, 3].map((i) => sql`q[${i + 1}]::DOUBLE AS ${ident(`q${i}`)}`);
  const rows = every > 1 ? sql`WHERE rowid % ${every} = 0` : sql``;
  return sql`
    SELECT ${join(edges)} FROM (
      SELECT quantile_disc(${ident(column)}, [0.2, 0.4, 0.6, 0.8]) AS q FROM ${dealRows} ${rows})`;
}

export interface NumberRow {
  value: number;
}

/** The different numbers of a column, up to a limit. */
export const differentNumbers = (column: string, limit: number): Sql => sql`
  SELECT ${ident(column)} AS value FROM ${dealRows} WHERE ${ident(column)} IS NOT NULL
  GROUP BY 1 LIMIT ${limit}`;

export interface RangeRow {
  lowest: number | null;
  highest: number | null;
}

export const range = (column: string): Sql => sql`
  SELECT min(${ident(column)}) AS lowest, max(${ident(column)}) AS highest FROM ${dealRows}`;

export interface CycleRow {
  /** Deals with both dates and a number, and those where the number is the days between. */
  known: number;
  same: number;
}

/** Whether a column of numbers is nothing but the days from created to closed. */
export const cycleMatches = (column: string): Sql => sql`
  SELECT count(*)::DOUBLE AS known,
         count(*) FILTER (${ident(column)} = closed_on - created_on)::DOUBLE AS same
  FROM ${dealRows}
  WHERE closed_on IS NOT NULL AND created_on IS NOT NULL AND ${ident(column)} IS NOT NULL`;
