import type { DefinitionsQuestion } from '../domain/definitions.ts';
import type { Outcome } from '../domain/outcome.ts';
import { sql, type Sql } from './sql.ts';
import { between } from './valueRate.ts';

/** Deals that no definition of a win rate tells apart. */
export interface DefinitionRow {
  outcome: Outcome;
  ours: boolean;
  other: boolean;
  masked_ours: boolean;
  masked_other: boolean;
  kept: boolean;
  first: boolean;
  deals: number;
  amount: number | null;
}

type Days = DefinitionsQuestion['period'];

/**
 * All that definitions of a win rate can be made of, in one pass: at most 192 rows.
 * @param kept the filters, as a condition on `deals`
 */
export function definitionCounts(
  { clock, period, masked, repeated }: Omit<DefinitionsQuestion, 'kind' | 'filters'>,
  kept: Sql,
): Sql {
  const own = clock === 'closed' ? 'closed_on' : 'created_on';
  const other = clock === 'closed' ? 'created_on' : 'closed_on';
  const inside = (day: 'closed_on' | 'created_on', days: Days, otherwise: boolean): Sql =>
    days ? sql`coalesce(${between(day, days.from, days.to)}, false)` : sql`${otherwise}`;
  // The order of the file is not known here; which of the rows with one id counts must not hang on chance.
  const first = repeated
    ? sql`(deal_id IS NULL OR row_number() OVER (PARTITION BY deal_id
              ORDER BY closed_on DESC NULLS LAST, created_on DESC NULLS LAST, outcome, amount DESC NULLS LAST) = 1)`
    : sql`TRUE`;
  return sql`
    SELECT outcome::VARCHAR AS outcome, ours, other, masked_ours, masked_other, kept, first,
           count(*)::DOUBLE AS deals, (sum(amount) FILTER (amount > 0))::DOUBLE AS amount
    FROM (
      SELECT outcome, amount,
             ${inside(own, period, true)} AS ours, ${inside(other, period, true)} AS other,
             ${inside(own, masked, false)} AS masked_ours, ${inside(other, masked, false)} AS masked_other,
             coalesce(${kept}, false) AS kept, ${first} AS first
      FROM deals
    )
    GROUP BY ALL ORDER BY ALL`;
}
