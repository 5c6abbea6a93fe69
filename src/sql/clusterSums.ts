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
  deals: number;
  won: number;
}

/** @param by the column of `deals` that deals share: `account` or `rep`; blank ones are clusters of their own */
export function clusterSums(
  by: 'account' | 'rep',
  day: 'closed_on' | 'created_on',
  before: ClusterSide,
  after: ClusterSide,
  where: Sql,
): Sql {
  const column = ident(by);
  const date = ident(day);
  const inside = (side: ClusterSide): Sql =>
    sql`${date} BETWEEN ${side.from}::DATE AND ${side.to}::DATE`;
  const won = sql`(outcome = 'won')::INTEGER`;
  const residual = (side: ClusterSide): Sql =>
    sql`(${won} - ${side.won / side.deals}) / ${side.deals}`;
  return sql`
    WITH part AS (
      SELECT ${column} AS cluster,
             CASE WHEN ${inside(before)} THEN -${residual(before)} ELSE ${residual(after)} END AS part
      FROM deals
      WHERE outcome <> 'open' AND (${inside(before)} OR ${inside(after)}) AND ${where}
    ), total AS (
      SELECT sum(part) AS total FROM part WHERE cluster IS NOT NULL GROUP BY cluster
      UNION ALL SELECT part FROM part WHERE cluster IS NULL
    )
    SELECT count(*)::DOUBLE AS clusters, sum(total * total)::DOUBLE AS sum_squares FROM total`;
}
