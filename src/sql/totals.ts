import { sql, type Sql } from './sql.ts';

/** Sums over the cells that a filter leaves; money in the file's currency, cycles in days. */
export interface TotalsRow {
  deals: number;
  won: number;
  lost: number;
  open: number;
  amount: number | null;
  won_amount: number | null;
  open_amount: number | null;
  cycle_days: number | null;
  cycle_deals: number | null;
}

export const totals = (where: Sql): Sql => sql`
  SELECT coalesce(sum(deals), 0)::DOUBLE AS deals,
         coalesce(sum(won), 0)::DOUBLE   AS won,
         coalesce(sum(lost), 0)::DOUBLE  AS lost,
         coalesce(sum(open), 0)::DOUBLE  AS open,
         sum(amount)::DOUBLE             AS amount,
         sum(won_amount)::DOUBLE         AS won_amount,
         sum(open_amount)::DOUBLE        AS open_amount,
         sum(cycle_days)::DOUBLE         AS cycle_days,
         sum(cycle_deals)::DOUBLE        AS cycle_deals
  FROM cells WHERE ${where}`;
