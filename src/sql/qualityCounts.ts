import type { Outcome } from '../domain/outcome.ts';
import { sql, type Sql } from './sql.ts';

/** Counts over the deals of one outcome, all in one pass. */
export interface OutcomeQualityRow {
  outcome: Outcome;
  deals: number;
  closed_before_created: number;
  without_close: number;
  without_created: number;
  negative_amounts: number;
  /** Blank or 0. */
  without_amount: number;
}

export const qualityCounts = (): Sql => sql`
  SELECT outcome::VARCHAR AS outcome,
         count(*)::DOUBLE AS deals,
         coalesce(sum((closed_on < created_on)::INTEGER), 0)::DOUBLE AS closed_before_created,
         sum((closed_on IS NULL)::INTEGER)::DOUBLE AS without_close,
         sum((created_on IS NULL)::INTEGER)::DOUBLE AS without_created,
         coalesce(sum((amount < 0)::INTEGER), 0)::DOUBLE AS negative_amounts,
         sum((amount IS NULL OR amount = 0)::INTEGER)::DOUBLE AS without_amount
  FROM deals GROUP BY outcome`;

export interface IdRow {
  ids: number;
  distinct_ids: number;
}

/** Hashes are a third of the cost of the ids themselves; two ids with one hash would only be reported as repeated. */
export const idCounts = (): Sql => sql`
  SELECT count(deal_id)::DOUBLE AS ids, count(DISTINCT hash(deal_id))::DOUBLE AS distinct_ids
  FROM deals`;
