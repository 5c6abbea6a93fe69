import type { Field } from '../domain/field.ts';
import { ident, join, sql, type Sql } from './sql.ts';

/** Columns of the answer: `quarter` (days since 1970 of its first day, −1 without one), the fields' keys, `deals`, `won`. */
export function modelCells(fields: readonly Field[], where: Sql): Sql {
  const keys = fields.map((field) => sql`${ident(field.key)}::DOUBLE AS ${ident(field.key)}`);
  const quarter = sql`coalesce(date_diff('day', DATE '1970-01-01', closed_quarter), -1)::DOUBLE AS quarter`;
  return sql`
    SELECT ${join([quarter, ...keys])}, sum(won + lost)::DOUBLE AS deals, sum(won)::DOUBLE AS won
    FROM cells WHERE won + lost > 0 AND ${where}
    GROUP BY ALL`;
}
