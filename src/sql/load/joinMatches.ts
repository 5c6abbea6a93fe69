import { ident, type Sql, sql } from '../sql.ts';

/** A column of a table. */
export interface TableColumn {
  table: Sql;
  column: string;
}

export interface MatchRow {
  rows: number;
  filled: number;
  matched: number;
}

export interface ValueRow {
  value: string;
  rows: number;
}

const valuesOf = ({ table, column }: TableColumn): Sql =>
  sql`SELECT ${ident(column)}::VARCHAR AS value, count(*) AS rows FROM ${table} GROUP BY 1`;

const known = ({ table, column }: TableColumn): Sql =>
  sql`value IN (SELECT ${ident(column)}::VARCHAR FROM ${table} WHERE ${ident(column)} IS NOT NULL)`;

/** How many rows have a value, and how many a value that the key has; letter by letter. */
export const countMatches = (from: TableColumn, key: TableColumn): Sql => sql`
  SELECT sum(rows)::DOUBLE AS rows,
         coalesce(sum(rows) FILTER (value IS NOT NULL), 0)::DOUBLE AS filled,
         coalesce(sum(rows) FILTER (found), 0)::DOUBLE AS matched
  FROM (SELECT value, rows, ${known(key)} AS found FROM (${valuesOf(from)}))`;

/** Values that the key does not have, the commonest first. */
export const unmatchedValues = (from: TableColumn, key: TableColumn, limit: number): Sql => sql`
  SELECT value, rows::DOUBLE AS rows FROM (${valuesOf(from)})
  WHERE value IS NOT NULL AND NOT (${known(key)})
  ORDER BY rows DESC, value LIMIT ${limit}`;

/** Values that stand more than once in a key, the commonest first. */
export const repeatedKeys = ({ table, column }: TableColumn, limit: number): Sql => sql`
  SELECT ${ident(column)}::VARCHAR AS value, count(*)::DOUBLE AS rows FROM ${table}
  WHERE ${ident(column)} IS NOT NULL
  GROUP BY 1 HAVING count(*) > 1 ORDER BY rows DESC, value LIMIT ${limit}`;

/** The values of a key, up to a limit. */
export const keyValues = ({ table, column }: TableColumn, limit: number): Sql => sql`
  SELECT ${ident(column)}::VARCHAR AS value, count(*)::DOUBLE AS rows FROM ${table}
  WHERE ${ident(column)} IS NOT NULL GROUP BY 1 ORDER BY value LIMIT ${limit}`;
