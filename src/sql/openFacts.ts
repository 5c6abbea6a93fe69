import type { Field } from '../domain/field.ts';
import { ident, join, sql, type Sql } from './sql.ts';

/** How old open deals are, and how much of their value the largest hold. Days to `asOf`; money in the file's currency. */
export interface OpenFactsRow {
  open: number;
  amount: number | null;
  /** Open deals older than the limit, and their amount. */
  stalled: number;
  stalled_amount: number | null;
  /** Amount of the largest open deals, and how many those are. */
  top: number;
  top_amount: number | null;
}

/** The condition on `deals` for an open deal older than a number of days. */
export const olderThan = (asOf: string, days: number): Sql =>
  sql`outcome = 'open' AND created_on < ${asOf}::DATE - ${Math.round(days)}::INTEGER`;

/**
 * @param limitDays older open deals count as stalled; null when that can't be told
 * @param top how many deals are the largest
 */
export function openFacts(
  asOf: string | null,
  limitDays: number | null,
  top: number,
  where: Sql,
): Sql {
  const stalled = asOf !== null && limitDays !== null ? olderThan(asOf, limitDays) : sql`FALSE`;
  return sql`
    SELECT count(*)::DOUBLE AS open, sum(amount)::DOUBLE AS amount,
           (count(*) FILTER (${stalled}))::DOUBLE AS stalled,
           (sum(amount) FILTER (${stalled}))::DOUBLE AS stalled_amount,
           (count(*) FILTER (place <= ${top}))::DOUBLE AS top,
           (sum(amount) FILTER (place <= ${top}))::DOUBLE AS top_amount
    FROM (
      SELECT *, row_number() OVER (ORDER BY amount DESC NULLS LAST) AS place
      FROM deals WHERE outcome = 'open' AND ${where}
    )`;
}

/** Open deals and their amount per combination of levels; columns are the fields' keys, `open`, `open_amount`. */
export function openCells(fields: readonly Field[], where: Sql): Sql {
  const keys = fields.map((field) => sql`${ident(field.key)}::DOUBLE AS ${ident(field.key)}`);
  return sql`
    SELECT ${join(keys)}, sum(open)::DOUBLE AS open, sum(open_amount)::DOUBLE AS open_amount
    FROM cells WHERE open > 0 AND ${where}
    GROUP BY ALL ORDER BY ALL`;
}

/** The largest open deals, as a receipt shows them. */
export const largestOpen = (top: number, where: Sql): Sql => sql`
  SELECT * FROM deals WHERE outcome = 'open' AND ${where} ORDER BY amount DESC NULLS LAST LIMIT ${top}`;
