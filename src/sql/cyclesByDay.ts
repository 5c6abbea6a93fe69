import { sql, type Sql } from './sql.ts';

/** Closed deals by days from created to closed; negative cycles are left to the quality report. */
export interface CycleRow {
  days: number;
  won: number;
  lost: number;
}

export const cyclesByDay = (): Sql => sql`
  SELECT date_diff('day', created_on, closed_on)::DOUBLE AS days,
         count(*) FILTER (outcome = 'won')::DOUBLE       AS won,
         count(*) FILTER (outcome = 'lost')::DOUBLE      AS lost
  FROM deals
  WHERE outcome <> 'open' AND closed_on >= created_on
  GROUP BY days ORDER BY days`;
