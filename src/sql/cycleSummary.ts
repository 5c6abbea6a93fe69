import { sql, type Sql } from './sql.ts';

/** Days from created to closed over closed deals. `outcome` is won, lost, or null for both. */
export interface CycleSummaryRow {
  outcome: string | null;
  mean: number | null;
  median: number | null;
  p90: number | null;
}

/** Quantiles of whole days are taken from the counts per day: a thousandth of the cost of sorting the deals. */
export const cycleSummary = (where: Sql): Sql => sql`
  WITH days AS (
    SELECT closed_on - created_on AS days, outcome::VARCHAR AS outcome, count(*) AS deals
    FROM deals
    WHERE outcome <> 'open' AND closed_on >= created_on AND ${where}
    GROUP BY ALL
  ), split AS (
    SELECT days, outcome, deals FROM days
    UNION ALL SELECT days, NULL, sum(deals) FROM days GROUP BY days
  ), ranked AS (
    SELECT outcome, days, deals,
           sum(deals) OVER (PARTITION BY outcome ORDER BY days) AS upto,
           sum(deals) OVER (PARTITION BY outcome)               AS total
    FROM split
  )
  SELECT outcome,
         (sum(days * deals) / sum(deals))::DOUBLE            AS mean,
         (min(days) FILTER (upto >= 0.5e0 * total))::DOUBLE  AS median,
         (min(days) FILTER (upto >= 0.9e0 * total))::DOUBLE  AS p90
  FROM ranked GROUP BY outcome ORDER BY outcome NULLS FIRST`;
