import { sql, type Sql } from './sql.ts';

/** Deals created on one day, and what became of them. Day as days since 1970-01-01. */
export interface CreationRow {
  day: number;
  deals: number;
  won: number;
  open: number;
}

export const creationsByDay = (): Sql => sql`
  SELECT date_diff('day', DATE '1970-01-01', created_on)::DOUBLE AS day,
         count(*)::DOUBLE                                          AS deals,
         count(*) FILTER (outcome = 'won')::DOUBLE                 AS won,
         count(*) FILTER (outcome = 'open')::DOUBLE                AS open
  FROM deals WHERE created_on IS NOT NULL
  GROUP BY created_on ORDER BY day`;
