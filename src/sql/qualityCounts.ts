import { sql, type Sql } from './sql.ts';

/** Counts over all deals in one pass; each is a count of deals. */
export interface QualityRow {
  deals: number;
  closed: number;
  won: number;
  lost: number;
  closed_before_created: number;
  won_without_close: number;
  lost_without_close: number;
  negative_amounts: number;
  won_without_amount: number;
  lost_without_amount: number;
  without_created: number;
}

export const qualityCounts = (): Sql => sql`
  SELECT count(*)::DOUBLE AS deals,
         count(*) FILTER (outcome <> 'open')::DOUBLE AS closed,
         count(*) FILTER (outcome = 'won')::DOUBLE AS won,
         count(*) FILTER (outcome = 'lost')::DOUBLE AS lost,
         count(*) FILTER (outcome <> 'open' AND closed_on < created_on)::DOUBLE AS closed_before_created,
         count(*) FILTER (outcome = 'won' AND closed_on IS NULL)::DOUBLE AS won_without_close,
         count(*) FILTER (outcome = 'lost' AND closed_on IS NULL)::DOUBLE AS lost_without_close,
         count(*) FILTER (amount < 0)::DOUBLE AS negative_amounts,
         count(*) FILTER (outcome = 'won' AND coalesce(amount, 0) = 0)::DOUBLE AS won_without_amount,
         count(*) FILTER (outcome = 'lost' AND coalesce(amount, 0) = 0)::DOUBLE AS lost_without_amount,
         count(*) FILTER (created_on IS NULL)::DOUBLE AS without_created
  FROM deals`;

export interface IdRow {
  ids: number;
  distinct_ids: number;
}

/** Hashes are a third of the cost of the ids themselves; two ids with one hash would only be reported as repeated. */
export const idCounts = (): Sql => sql`
  SELECT count(deal_id)::DOUBLE AS ids, count(DISTINCT hash(deal_id))::DOUBLE AS distinct_ids
  FROM deals`;
