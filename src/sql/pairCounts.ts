import type { Field } from '../domain/field.ts';
import { ident, sql, type Sql } from './sql.ts';

/** One level of each of two fields, as places in their levels. Money in the file's currency. */
export interface PairRow {
  first: number;
  second: number;
  won: number;
  lost: number;
  open: number;
  won_amount: number | null;
}

/** Every pair of levels that has deals, in one pass over the cells. */
export const pairCounts = (first: Field, second: Field, where: Sql): Sql => sql`
  SELECT ${ident(first.key)}::DOUBLE AS first, ${ident(second.key)}::DOUBLE AS second,
         sum(won)::DOUBLE AS won, sum(lost)::DOUBLE AS lost, sum(open)::DOUBLE AS open,
         sum(won_amount)::DOUBLE AS won_amount
  FROM cells WHERE ${where}
  GROUP BY ${ident(first.key)}, ${ident(second.key)}
  ORDER BY first, second`;
