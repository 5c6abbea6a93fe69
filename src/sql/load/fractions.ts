import { ident, join, type Sql, sql } from '../sql.ts';
import { dealRows } from './storage.ts';

/** One row: `n0`, `n1`, … rows whose number has a fraction, in the order of the columns. */
export type FractionCounts = Record<string, number>;

export const fractionCounts = (columns: readonly string[]): Sql => {
  const counts = columns.map((column, i) => {
    const name = ident(column);
    return sql`count(*) FILTER (${name} <> trunc(${name}))::DOUBLE AS ${ident(`n${i}`)}`;
  });
  return sql`SELECT ${join(counts)} FROM ${dealRows}`;
};
