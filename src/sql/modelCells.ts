import type { Field } from '../domain/field.ts';
import { ident, join, sql, type Sql } from './sql.ts';

/**
 * Columns of the answer: `quarter` (days since 1970 of its first day, −1 without one), the fields' keys, `deals`, `won`.
 * @param all whether these are all the fields of the cells: then each cell is a row of its own, and none are to be joined
 */
export function modelCells(fields: readonly Field[], where: Sql, all: boolean): Sql {
  const keys = fields.map((field) => sql`${ident(field.key)}::DOUBLE AS ${ident(field.key)}`);
  const quarter = sql`coalesce(closed_quarter - DATE '1970-01-01', -1)::DOUBLE AS quarter`;
  const counts = all
    ? sql`won + lost AS deals, won`
    : sql`sum(won + lost)::DOUBLE AS deals, sum(won)::DOUBLE AS won`;
  return sql`
    SELECT ${join([quarter, ...keys, counts])}
    FROM cells WHERE won + lost > 0 AND ${where}
    ${all ? sql`` : sql`GROUP BY ALL`}`;
}
