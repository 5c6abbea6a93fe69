import { sql, type Sql } from './sql.ts';

export interface KeyRow {
  deal_ids: number;
  accounts: number;
}

/** How many different deal ids and accounts there are, within a few percent. */
export const keyCounts = (): Sql => sql`
  SELECT approx_count_distinct(deal_id)::DOUBLE AS deal_ids,
         approx_count_distinct(account)::DOUBLE AS accounts
  FROM deals`;
