import type { Field } from '../domain/field.ts';
import { ident, sql, type Sql } from './sql.ts';

/** Closed deals of one level, by the first day of the quarter they closed in. */
export interface QuarterLevelRow {
  quarter: string;
  level: number;
  won: number;
  lost: number;
}

export const quarterLevels = (field: Field, where: Sql): Sql => sql`
  SELECT closed_quarter::VARCHAR AS quarter, ${ident(field.key)}::DOUBLE AS level,
         sum(won)::DOUBLE AS won, sum(lost)::DOUBLE AS lost
  FROM cells WHERE closed_quarter IS NOT NULL AND won + lost > 0 AND ${where}
  GROUP BY ALL ORDER BY quarter, level`;
