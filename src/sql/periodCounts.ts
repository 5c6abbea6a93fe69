import type { Clock, Grain } from '../domain/document/periods.ts';
import { ident, sql, type Sql } from './sql.ts';

/** Deals of one period, by the day it starts. Amounts over closed deals. */
export interface PeriodRow {
  start: string;
  deals: number;
  won: number;
  lost: number;
  amount: number | null;
  won_amount: number | null;
  cycle_days: number | null;
  cycle_deals: number | null;
}

/**
 * One row per month or quarter on a clock; days are grouped first, which costs half. On the created clock `deals` holds
 * open ones too.
 */
export function periodCounts(grain: Grain, clock: Clock, where: Sql): Sql {
  const day = ident(clock === 'closed' ? 'closed_on' : 'created_on');
  const counted = clock === 'closed' ? sql`outcome <> 'open' AND ${where}` : where;
  const cycle = sql`outcome <> 'open' AND closed_on >= created_on`;
  return sql`
    SELECT date_trunc(${grain}, day)::DATE::VARCHAR AS start,
           sum(deals)::DOUBLE AS deals, sum(won)::DOUBLE AS won, sum(lost)::DOUBLE AS lost,
           sum(amount)::DOUBLE AS amount, sum(won_amount)::DOUBLE AS won_amount,
           sum(cycle_days)::DOUBLE AS cycle_days, sum(cycle_deals)::DOUBLE AS cycle_deals
    FROM (
      SELECT ${day} AS day, count(*) AS deals,
             sum((outcome = 'won')::INTEGER) AS won, sum((outcome = 'lost')::INTEGER) AS lost,
             sum(CASE WHEN outcome <> 'open' THEN amount END) AS amount,
             sum(CASE WHEN outcome = 'won' THEN amount END) AS won_amount,
             sum(CASE WHEN ${cycle} THEN closed_on - created_on END) AS cycle_days,
             sum((${cycle})::INTEGER) AS cycle_deals
      FROM deals WHERE ${day} IS NOT NULL AND ${counted}
      GROUP BY ${day}
    )
    GROUP BY start ORDER BY start`;
}
