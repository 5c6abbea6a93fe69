import type { Field } from '../domain/field.ts';
import { ident, join, sql, type Sql } from './sql.ts';

/** What closed deals of one level brought in a compared period: a lost deal brings 0. Money in the file's currency. */
export interface SegmentValueRow {
  /** Place in the list of fields. */
  field: number;
  level: string | null;
  after: boolean;
  deals: number;
  value: number;
  squares: number;
  /** Won deals, and those of them without an amount. */
  won: number;
  unpriced: number;
}

/** A compared period, both days included. */
export interface Span {
  from: string;
  to: string;
}

/** Every level of categorical fields in both periods, with what a test of the mean value of a closed deal needs. */
export function segmentValues(
  fields: readonly Field[],
  before: Span,
  after: Span,
  where: Sql,
): Sql {
  const columns = fields.map((field) => ident(field.column));
  const texts = columns.map((column) => sql`${column}::VARCHAR AS ${column}`);
  const field = columns.map((column, i) => sql`WHEN grouping(${column}) = 0 THEN ${i}`);
  const sets = columns.map((column) => sql`(${column}, after)`);
  const inside = ({ from, to }: Span): Sql => sql`closed_on BETWEEN ${from}::DATE AND ${to}::DATE`;
  return sql`
    SELECT (CASE ${join(field, '\n')} END)::DOUBLE AS field, coalesce(${join(columns)}) AS level, after,
           count(*)::DOUBLE AS deals, sum(value)::DOUBLE AS value, sum(value * value)::DOUBLE AS squares,
           (count(*) FILTER (won))::DOUBLE AS won,
           (count(*) FILTER (won AND unpriced))::DOUBLE AS unpriced
    FROM (
      SELECT ${join(texts)}, ${inside(after)} AS after,
             outcome = 'won' AS won, amount IS NULL AS unpriced,
             CASE WHEN outcome = 'won' THEN coalesce(amount, 0) ELSE 0 END AS value
      FROM deals
      WHERE outcome <> 'open' AND (${inside(before)} OR ${inside(after)}) AND ${where}
    )
    GROUP BY GROUPING SETS (${join(sets)})
    ORDER BY field, level, after`;
}
