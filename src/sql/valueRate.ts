import { sql, type Sql } from './sql.ts';

/** Sums for the win rate by value and its variance: amounts and their squares, won and all closed. */
export interface ValueRow {
  amount: number | null;
  won_amount: number | null;
  squares: number | null;
  won_squares: number | null;
}

/** @param where picks the deals, e.g. one period */
export const valueRate = (where: Sql): Sql => sql`
  WITH sums AS (
    SELECT outcome, sum(amount) AS amount, sum(amount * amount) AS squares
    FROM deals WHERE outcome <> 'open' AND amount > 0 AND ${where} GROUP BY outcome
  )
  SELECT sum(amount)::DOUBLE AS amount,
         (sum(amount) FILTER (outcome = 'won'))::DOUBLE AS won_amount,
         sum(squares)::DOUBLE AS squares,
         (sum(squares) FILTER (outcome = 'won'))::DOUBLE AS won_squares
  FROM sums`;

/** The deals' condition for one period on a clock. */
export const between = (day: 'closed_on' | 'created_on', from: string, to: string): Sql =>
  day === 'closed_on'
    ? sql`closed_on BETWEEN ${from}::DATE AND ${to}::DATE`
    : sql`created_on BETWEEN ${from}::DATE AND ${to}::DATE`;
