import { sql, type Sql } from './sql.ts';

/** Stands for a day that a deal does not have. */
export const NO_DAY = -1e9;

/**
 * How many deals were created on one day and closed on another, and how they ended: whatever a day’s file would have
 * shown follows from it. Columns `created`, `closed` (days since 1970, `NO_DAY` where there is none; open deals have no
 * closed day), `won`, `lost`, `open`.
 */
export const dealLives = (): Sql => sql`
  SELECT coalesce(created_on - DATE '1970-01-01', ${NO_DAY})::DOUBLE AS created,
         coalesce(CASE WHEN outcome <> 'open' THEN closed_on END - DATE '1970-01-01', ${NO_DAY})::DOUBLE AS closed,
         coalesce(sum(n) FILTER (outcome = 'won'), 0)::DOUBLE  AS won,
         coalesce(sum(n) FILTER (outcome = 'lost'), 0)::DOUBLE AS lost,
         coalesce(sum(n) FILTER (outcome = 'open'), 0)::DOUBLE AS open
  FROM (SELECT created_on, closed_on, outcome, count(*) AS n FROM deals GROUP BY ALL)
  GROUP BY ALL`;
