import { sql, type Sql } from './sql.ts';

/** Deals created in one quarter that were decided, or are still open, at one age. */
export interface LifeRow {
  /** Year × 4 + quarter − 1. */
  quarter: number;
  /** Days from created to closed, for open deals to `asOf`; −1 where the dates don't tell. */
  age: number;
  /** 1 for deals created before `cutBefore`, else 0. */
  cut: number;
  won: number;
  lost: number;
  open: number;
}

/**
 * One row per creation quarter and age: thousands of rows whatever the deals. Grouped twice, by outcome first, which is
 * cheaper than counting each outcome apart.
 * @param asOf the file's last day   @param cutBefore deals created before it are marked; null marks none
 */
export const lifeTable = (asOf: string, cutBefore: string | null, where: Sql): Sql => sql`
  SELECT quarter::DOUBLE AS quarter, age::DOUBLE AS age, cut::DOUBLE AS cut,
         coalesce(sum(n) FILTER (outcome = 'won'), 0)::DOUBLE  AS won,
         coalesce(sum(n) FILTER (outcome = 'lost'), 0)::DOUBLE AS lost,
         coalesce(sum(n) FILTER (outcome = 'open'), 0)::DOUBLE AS open
  FROM (
    SELECT year(created_on) * 4 + quarter(created_on) - 1 AS quarter,
           greatest(-1, coalesce(
             CASE WHEN outcome = 'open' THEN ${asOf}::DATE ELSE closed_on END - created_on, -1)) AS age,
           ${cutBefore === null ? sql`0` : sql`(created_on < ${cutBefore}::DATE)::INTEGER`} AS cut,
           outcome, count(*) AS n
    FROM deals WHERE created_on IS NOT NULL AND ${where}
    GROUP BY ALL
  )
  GROUP BY ALL ORDER BY quarter, age, cut`;
