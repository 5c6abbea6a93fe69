import { sql, type Sql } from './sql.ts';

/** Closed deals of one quarter, from the cells. */
export interface QuarterRow {
  start: string;
  won: number;
  lost: number;
}

export const closedQuarters = (where: Sql): Sql => sql`
  SELECT closed_quarter::VARCHAR AS start, sum(won)::DOUBLE AS won, sum(lost)::DOUBLE AS lost
  FROM cells WHERE closed_quarter IS NOT NULL AND won + lost > 0 AND ${where}
  GROUP BY closed_quarter ORDER BY closed_quarter`;
