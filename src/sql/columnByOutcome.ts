import { ident, sql, type Sql } from './sql.ts';

/** Wins and losses for each value of a column: enough for the AUC it would have by itself. */
export interface ValueOutcomeRow {
  deals: number;
  won: number;
}

/** A text column by its values, at most the 500 most frequent ones. */
export const textByOutcome = (name: string): Sql => sql`
  SELECT count(*)::DOUBLE AS deals, count(*) FILTER (outcome = 'won')::DOUBLE AS won
  FROM deals WHERE outcome <> 'open'
  GROUP BY coalesce(${ident(name)}::VARCHAR, '') ORDER BY deals DESC LIMIT 500`;

/** A number column in 20 bands of equal width between its 1st and 99th percentile; blanks apart. */
export const numberByOutcome = (name: string): Sql => sql`
  WITH edge AS (
    SELECT approx_quantile(${ident(name)}::DOUBLE, 0.01::FLOAT) AS low, approx_quantile(${ident(name)}::DOUBLE, 0.99::FLOAT) AS high
    FROM deals WHERE outcome <> 'open'
  )
  SELECT count(*)::DOUBLE AS deals, count(*) FILTER (outcome = 'won')::DOUBLE AS won
  FROM deals, edge WHERE outcome <> 'open'
  GROUP BY CASE WHEN ${ident(name)} IS NULL THEN -1
                ELSE least(20, greatest(0, floor(20 * (${ident(name)} - low) / nullif(high - low, 0)))) END`;
