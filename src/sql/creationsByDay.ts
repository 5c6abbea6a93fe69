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
         sum(n)::DOUBLE                                          AS deals,
         coalesce(sum(n) FILTER (outcome = 'won'), 0)::DOUBLE    AS won,
         coalesce(sum(n) FILTER (outcome = 'open'), 0)::DOUBLE   AS open
  FROM (SELECT created_on, outcome, count(*) AS n FROM deals GROUP BY ALL)
  WHERE created_on IS NOT NULL
  GROUP BY created_on ORDER BY day`;
