import { startOf } from '../domain/calendar.ts';
import type { Days } from '../domain/definitions.ts';
import type { Field } from '../domain/field.ts';
import { ident, join, sql, type Sql } from './sql.ts';

/** One level of one field: `field` is its place in the list of fields, `level` the place in its levels. */
export interface LevelRow {
  field: number;
  level: number;
  deals: number;
  won: number;
  lost: number;
  open: number;
  amount: number | null;
  won_amount: number | null;
  cycle_days: number | null;
  cycle_deals: number | null;
  before_deals: number;
  before_won: number;
  after_deals: number;
  after_won: number;
}

/** Conditions on `cells` that pick the two compared periods. */
export interface Compared {
  before: Sql;
  after: Sql;
}

/** The cells' condition for whole quarters, one or several: the days of the first and last. */
export const inClosedQuarters = ({ from, to }: Days): Sql => {
  const last = startOf('quarter', to);
  return last === from
    ? sql`closed_quarter = ${from}::DATE`
    : sql`closed_quarter BETWEEN ${from}::DATE AND ${last}::DATE`;
};

/** Every level of every field in one pass over the cells. */
export function levelCounts(fields: readonly Field[], where: Sql, compared: Compared | null): Sql {
  const before = compared?.before ?? sql`FALSE`;
  const after = compared?.after ?? sql`FALSE`;
  const keys = fields.map((field) => ident(field.key));
  const sets = keys.map((key) => sql`(${key})`);
  const field = keys.map((key, i) => sql`WHEN grouping(${key}) = 0 THEN ${i}`);
  return sql`
    SELECT (CASE ${join(field, sql` `)} END)::DOUBLE AS field,
           coalesce(${join(keys)})::DOUBLE AS level,
           sum(deals)::DOUBLE AS deals, sum(won)::DOUBLE AS won,
           sum(lost)::DOUBLE AS lost, sum(open)::DOUBLE AS open,
           sum(amount)::DOUBLE AS amount, sum(won_amount)::DOUBLE AS won_amount,
           sum(cycle_days)::DOUBLE AS cycle_days, sum(cycle_deals)::DOUBLE AS cycle_deals,
           coalesce(sum(won + lost) FILTER (${before}), 0)::DOUBLE AS before_deals,
           coalesce(sum(won) FILTER (${before}), 0)::DOUBLE AS before_won,
           coalesce(sum(won + lost) FILTER (${after}), 0)::DOUBLE AS after_deals,
           coalesce(sum(won) FILTER (${after}), 0)::DOUBLE AS after_won
    FROM cells WHERE ${where}
    GROUP BY GROUPING SETS (${join(sets)})
    ORDER BY field, level`;
}
