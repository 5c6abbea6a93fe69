import { dayOf } from '../domain/calendar.ts';
import type { Measure } from '../domain/comparisonChoice.ts';
import { ident, sql, type Sql } from './sql.ts';

/**
 * What a cluster-robust variance of a difference of two rates needs: the sum over clusters of the squared sum of
 * residuals, each divided by its period's deals.
 */
export interface ClusterRow {
  clusters: number;
  sum_squares: number | null;
}

export interface ClusterSide {
  from: string;
  to: string;
  /** Closed deals and those won; of rates by value their amounts. */
  deals: number;
  won: number;
}

/**
 * @param by the column of `deals` that deals share: `account` or `rep`; blank ones are clusters of their own
 * @param measure by value each deal counts as its amount, and those without one not at all
 */
export function clusterSums(
  by: 'account' | 'rep',
  day: 'closed_on' | 'created_on',
  before: ClusterSide,
  after: ClusterSide,
  where: Sql,
  measure: Measure = 'count',
): Sql {
  const column = ident(by);
  const date = ident(day);
  const [first, second] = before.from < after.from ? [before, after] : [after, before];
  // One range where it will do: it is what this query spends its time on.
  const gap = dayOf(second.from) - dayOf(first.to) > 1;
  const inside = sql`${date} BETWEEN ${first.from}::DATE AND ${second.to}::DATE${
    gap ? sql` AND NOT (${date} > ${first.to}::DATE AND ${date} < ${second.from}::DATE)` : sql``
  }`;
  const sign = (side: ClusterSide): Sql => (side === before ? sql`-` : sql``);
  const won = sql`(outcome = 'won')::INTEGER`;
  const weight = measure === 'value' ? sql`amount * ` : sql``;
  const counted = measure === 'value' ? sql` AND amount > 0` : sql``;
  const residual = (side: ClusterSide): Sql =>
    sql`${weight}(${won} - ${side.won / side.deals}) / ${side.deals}`;
  // One group has no name; each of its deals stands for itself.
  return sql`
    SELECT sum(CASE WHEN cluster IS NULL THEN deals ELSE 1 END)::DOUBLE AS clusters,
           sum(CASE WHEN cluster IS NULL THEN squares ELSE total * total END)::DOUBLE AS sum_squares
    FROM (
      SELECT cluster, count(*) AS deals, sum(part) AS total, sum(part * part) AS squares
      FROM (
        SELECT ${column} AS cluster,
               CASE WHEN ${date} <= ${first.to}::DATE THEN ${sign(first)}${residual(first)}
                    ELSE ${sign(second)}${residual(second)} END AS part
        FROM deals
        WHERE outcome <> 'open'${counted} AND ${inside} AND ${where}
      )
      GROUP BY cluster
    )`;
}
