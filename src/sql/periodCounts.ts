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

/** One row per month or quarter on a clock. On the created clock `deals` holds open ones too. */
export function periodCounts(grain: Grain, clock: Clock, where: Sql): Sql {
  const day = ident(clock === 'closed' ? 'closed_on' : 'created_on');
  const counted = clock === 'closed' ? sql`outcome <> 'open' AND ${where}` : where;
  const cycle = sql`outcome <> 'open' AND closed_on >= created_on`;
  return sql`
    SELECT date_trunc(${grain}, ${day})::DATE::VARCHAR          AS start,
           count(*)::DOUBLE                                     AS deals,
           count(*) FILTER (outcome = 'won')::DOUBLE            AS won,
           count(*) FILTER (outcome = 'lost')::DOUBLE           AS lost,
           (sum(amount) FILTER (outcome <> 'open'))::DOUBLE     AS amount,
           (sum(amount) FILTER (outcome = 'won'))::DOUBLE       AS won_amount,
           (sum(date_diff('day', created_on, closed_on)) FILTER (${cycle}))::DOUBLE AS cycle_days,
           (count(*) FILTER (${cycle}))::DOUBLE                 AS cycle_deals
    FROM deals WHERE ${day} IS NOT NULL AND ${counted}
    GROUP BY start ORDER BY start`;
}
