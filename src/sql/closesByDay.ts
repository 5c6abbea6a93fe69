import { sql, type Sql } from './sql.ts';

/** Deals closed on one day (days since 1970-01-01). */
export interface CloseRow {
  day: number;
  won: number;
  lost: number;
}

export const closesByDay = (): Sql => sql`
  SELECT date_diff('day', DATE '1970-01-01', closed_on)::DOUBLE AS day,
         coalesce(sum(n) FILTER (outcome = 'won'), 0)::DOUBLE   AS won,
         coalesce(sum(n) FILTER (outcome = 'lost'), 0)::DOUBLE  AS lost
  FROM (SELECT closed_on, outcome, count(*) AS n FROM deals GROUP BY ALL)
  WHERE outcome <> 'open' AND closed_on IS NOT NULL
  GROUP BY closed_on ORDER BY day`;

/** Creation days of the deals that closed on the first closing day. */
export interface FirstCloseRow {
  created: number | null;
}

export const firstCloseCreated = (): Sql => sql`
  SELECT date_diff('day', DATE '1970-01-01', min(created_on))::DOUBLE AS created
  FROM deals
  WHERE outcome <> 'open'
    AND closed_on = (SELECT min(closed_on) FROM deals WHERE outcome <> 'open')`;
