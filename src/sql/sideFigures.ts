import type { Days } from '../domain/definitions.ts';
import type { Clock } from '../domain/document/periods.ts';
import { ident, join, sql, type Sql } from './sql.ts';

/** Closed deals of one stretch of days: sums and sums of squares of cycles in days, and of the amounts of won deals. */
export interface SideFiguresRow {
  /** Its place among the asked ones. */
  place: number;
  /** Won deals, those without an amount among them. */
  won: number;
  /** Null where no won deal has an amount. */
  won_amount: number | null;
  won_squares: number | null;
  cycle_deals: number;
  cycle_days: number | null;
  cycle_squares: number | null;
}

/** Days are grouped first, so that several stretches cost what one does. One row for each, even without deals. */
export function sideFigures(clock: Clock, sides: readonly Days[], where: Sql): Sql {
  const day = ident(clock === 'closed' ? 'closed_on' : 'created_on');
  const asked = sides.map(({ from, to }, i) => sql`(${i}, ${from}::DATE, ${to}::DATE)`);
  return sql`
    WITH days AS (
      SELECT ${day} AS day, sum((outcome = 'won')::INTEGER) AS won,
             sum(amount) FILTER (outcome = 'won') AS won_amount,
             sum(amount * amount) FILTER (outcome = 'won') AS won_squares,
             count(*) FILTER (closed_on >= created_on) AS cycle_deals,
             sum(closed_on - created_on) FILTER (closed_on >= created_on) AS cycle_days,
             sum((closed_on - created_on)::DOUBLE * (closed_on - created_on))
               FILTER (closed_on >= created_on) AS cycle_squares
      FROM deals WHERE outcome <> 'open' AND ${day} IS NOT NULL AND ${where}
      GROUP BY ${day}
    )
    SELECT place::DOUBLE AS place, coalesce(sum(won), 0)::DOUBLE AS won,
           sum(won_amount)::DOUBLE AS won_amount, sum(won_squares)::DOUBLE AS won_squares,
           coalesce(sum(cycle_deals), 0)::DOUBLE AS cycle_deals,
           sum(cycle_days)::DOUBLE AS cycle_days, sum(cycle_squares)::DOUBLE AS cycle_squares
    FROM (VALUES ${join(asked)}) AS side(place, first, last)
    LEFT JOIN days ON day BETWEEN first AND last
    GROUP BY place ORDER BY place`;
}
