import type { Days } from '../domain/definitions.ts';
import type { Clock } from '../domain/document/periods.ts';
import { ident, join, sql, type Sql } from './sql.ts';

/** Closed deals of one stretch of days; the sums of amounts over those above 0. */
export interface SideRow {
  /** Its place among the asked ones. */
  place: number;
  won: number;
  lost: number;
  amount: number;
  won_amount: number;
  squares: number;
  won_squares: number;
  /** The largest amount. */
  largest: number;
}

/** Days are grouped first, so that many stretches cost what one does. One row for each, even without deals. */
export function sideSums(clock: Clock, sides: readonly Days[], where: Sql): Sql {
  const day = ident(clock === 'closed' ? 'closed_on' : 'created_on');
  const asked = sides.map(({ from, to }, i) => sql`(${i}, ${from}::DATE, ${to}::DATE)`);
  const sum = (name: string): Sql =>
    sql`coalesce(sum(${ident(name)}), 0)::DOUBLE AS ${ident(name)}`;
  const sums = ['won', 'lost', 'amount', 'won_amount', 'squares', 'won_squares'].map(sum);
  return sql`
    WITH days AS (
      SELECT ${day} AS day,
             sum((outcome = 'won')::INTEGER) AS won, sum((outcome = 'lost')::INTEGER) AS lost,
             sum(amount) FILTER (amount > 0) AS amount,
             sum(amount) FILTER (amount > 0 AND outcome = 'won') AS won_amount,
             sum(amount * amount) FILTER (amount > 0) AS squares,
             sum(amount * amount) FILTER (amount > 0 AND outcome = 'won') AS won_squares,
             max(amount) FILTER (amount > 0) AS largest
      FROM deals WHERE outcome <> 'open' AND ${day} IS NOT NULL AND ${where}
      GROUP BY ${day}
    )
    SELECT place::DOUBLE AS place, ${join(sums)}, coalesce(max(largest), 0)::DOUBLE AS largest
    FROM (VALUES ${join(asked)}) AS side(place, first, last)
    LEFT JOIN days ON day BETWEEN first AND last
    GROUP BY place ORDER BY place`;
}
