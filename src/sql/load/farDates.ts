import { ident, join, type Sql, sql } from '../sql.ts';
import { dealRows } from './storage.ts';

/** One row: `f0`, `f1`, … the year of the first date of each column, `l0`, `l1`, … of the last; null where it has none. */
export type YearSpans = Record<string, number | null>;

/** First and last dates of a column are nearly free. */
export const yearSpans = (columns: readonly string[]): Sql => {
  const spans = columns.flatMap((column, i) => [
    sql`year(min(${ident(column)}))::DOUBLE AS ${ident(`f${i}`)}`,
    sql`year(max(${ident(column)}))::DOUBLE AS ${ident(`l${i}`)}`,
  ]);
  return sql`SELECT ${join(spans)} FROM ${dealRows}`;
};

export interface YearRow {
  year: number;
  deals: number;
}

/** How many dates of a column are in each year, the first year first. */
export const datesByYear = (column: string): Sql => sql`
  SELECT year(${ident(column)})::DOUBLE AS year, count(*)::DOUBLE AS deals
  FROM ${dealRows} WHERE ${ident(column)} IS NOT NULL GROUP BY 1 ORDER BY 1`;

export interface FarDateRow {
  day: string;
}

/** The commonest dates of a column in some years. */
export const datesInYears = (column: string, years: readonly number[], limit: number): Sql => sql`
  SELECT ${ident(column)}::VARCHAR AS day
  FROM ${dealRows} WHERE year(${ident(column)}) IN (${join(years.map((year) => sql`${year}`))})
  GROUP BY 1 ORDER BY count(*) DESC, day LIMIT ${limit}`;
