import { ident, sql, type Sql } from './sql.ts';

/** Closed deals of one rep in one month; a blank rep is null. */
export interface RepMonthRow {
  rep: string | null;
  /** First day of the month. */
  start: string;
  deals: number;
  won: number;
}

/** One row per rep and month of closing; days are grouped first. @param column of `deals` that names the rep */
export const repMonths = (column: string, where: Sql): Sql => sql`
  SELECT rep, date_trunc('month', day)::DATE::VARCHAR AS start,
         sum(deals)::DOUBLE AS deals, sum(won)::DOUBLE AS won
  FROM (
    SELECT ${ident(column)}::VARCHAR AS rep, closed_on AS day, count(*) AS deals,
           sum((outcome = 'won')::INTEGER) AS won
    FROM deals WHERE outcome <> 'open' AND closed_on IS NOT NULL AND ${where}
    GROUP BY ALL
  )
  GROUP BY rep, start ORDER BY rep, start`;
