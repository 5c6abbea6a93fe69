import type { Field } from '../domain/field.ts';
import { levelPlace } from './pipeline/openDealCells.ts';
import { join, sql, type Sql } from './sql.ts';

/** Deals are told apart by how large they are and by one field; either may be missing. */
export interface ForecastGroups {
  /** Inner edges of the bands of amounts, ascending. */
  edges: readonly number[];
  field: Field | null;
}

/** Weeks back from `asOf`; deals created earlier count as created then. */
export const MOST_WEEKS = 260;

export const groupCount = ({ edges, field }: ForecastGroups): number =>
  (edges.length + 1) * ((field?.levels.length ?? 0) + 1);

/** Number of a deal’s group, 0 … `groupCount` − 1. */
function groupOf({ edges, field }: ForecastGroups): Sql {
  const above = edges.map((edge) => sql`coalesce(amount > ${edge}, FALSE)::INTEGER`);
  const band = above.length > 0 ? sql`(${join(above, ' + ')})` : sql`0`;
  const place = field ? sql`(${levelPlace(field)} + 1)` : sql`0`;
  return sql`(${band} * ${(field?.levels.length ?? 0) + 1} + ${place})`;
}

const weeksBack = (day: Sql, asOf: string): Sql =>
  sql`least((${asOf}::DATE - ${day}) // 7, ${MOST_WEEKS})`;

/**
 * Deals per week of creation, week of their end, outcome and group: every forecast of the past is made from it. Weeks are
 * whole and count back from `asOf`, 0 is the one that ends on it; `ended` is −1 for open deals. `value` and `squares`
 * are sums of amounts and of their squares over the deals that have one (`priced`).
 */
export const forecastWeeks = (groups: ForecastGroups, asOf: string, where: Sql): Sql => sql`
  SELECT created::DOUBLE AS created, ended::DOUBLE AS ended, won::DOUBLE AS won, grp::DOUBLE AS grp,
         count(*)::DOUBLE AS deals, count(amount)::DOUBLE AS priced,
         coalesce(sum(amount), 0)::DOUBLE AS value, coalesce(sum(amount * amount), 0)::DOUBLE AS squares
  FROM (
    SELECT ${weeksBack(sql`created_on`, asOf)} AS created,
           CASE WHEN outcome = 'open' THEN -1 ELSE ${weeksBack(sql`closed_on`, asOf)} END AS ended,
           (outcome = 'won')::INTEGER AS won, ${groupOf(groups)} AS grp, amount
    FROM deals
    WHERE created_on <= ${asOf}::DATE AND (outcome = 'open' OR closed_on >= created_on) AND ${where}
  )
  GROUP BY created, ended, won, grp`;

/** What was won on each day; day as days since 1970-01-01. */
export const wonByDay = (where: Sql): Sql => sql`
  SELECT date_diff('day', DATE '1970-01-01', closed_on)::DOUBLE AS day,
         count(*)::DOUBLE AS deals, coalesce(sum(amount), 0)::DOUBLE AS value
  FROM deals WHERE outcome = 'won' AND closed_on IS NOT NULL AND ${where}
  GROUP BY closed_on ORDER BY day`;

/** Amounts that half and seventeen in twenty of the deals stay under. */
export const amountEdges = (where: Sql): Sql => sql`
  SELECT quantile_disc(amount, 0.5e0)::DOUBLE AS middle, quantile_disc(amount, 0.85e0)::DOUBLE AS high
  FROM deals WHERE amount IS NOT NULL AND ${where}`;

/** One of the open deals that can move a quarter by itself. */
export interface DecidingRow {
  deal: string | null;
  /** Its row in the file, from 1. */
  place: number;
  amount: number | null;
  created: number;
  grp: number;
}

/** The open deals with the largest amounts, those of one amount in the order of the file. */
export const decidingDeals = (
  groups: ForecastGroups,
  asOf: string,
  where: Sql,
  most: number,
): Sql => sql`
  SELECT deal_id::VARCHAR AS deal, (rowid + 1)::DOUBLE AS place, amount::DOUBLE AS amount,
         ${weeksBack(sql`created_on`, asOf)}::DOUBLE AS created, ${groupOf(groups)}::DOUBLE AS grp
  FROM deal_rows
  WHERE outcome = 'open' AND created_on <= ${asOf}::DATE AND ${where}
  ORDER BY amount DESC NULLS LAST, rowid LIMIT ${most}`;

/** What all reps together are asked for in the period that starts on a day. */
export interface QuotaRow {
  start: string;
  amount: number;
}

/** Lines without a rep are totals of others. */
export const quotaByStart = (): Sql => sql`
  SELECT period_start::DATE::VARCHAR AS start, sum(amount)::DOUBLE AS amount
  FROM quota WHERE rep IS NOT NULL AND period_start IS NOT NULL AND amount > 0
  GROUP BY ALL ORDER BY start`;
