import { ident, join, sql, type Sql } from './sql.ts';

/** What a rep is to bring in the period that starts on a day. Money in the file's currency. */
export interface TargetRow {
  rep: string;
  start: string;
  target: number;
}

/** The quotas of a file that was dropped with the deals; several of one rep and day add up. */
export const quotaRows = (): Sql => sql`
  SELECT rep::VARCHAR AS rep, period_start::DATE::VARCHAR AS start, sum(amount)::DOUBLE AS target
  FROM quota WHERE rep IS NOT NULL AND period_start IS NOT NULL AND amount > 0
  GROUP BY ALL ORDER BY rep, start`;

/** A target that stands beside each deal: the least and the most of it for a rep and the month a deal closed in. */
export interface TargetColumnRow {
  rep: string;
  month: string;
  least: number;
  most: number;
}

/** @param column of `deals` that names the rep   @param target a number of `deals` */
export const targetColumn = (column: string, target: string): Sql => sql`
  SELECT ${ident(column)}::VARCHAR AS rep, date_trunc('month', closed_on)::DATE::VARCHAR AS month,
         min(${ident(target)})::DOUBLE AS least, max(${ident(target)})::DOUBLE AS most
  FROM deals
  WHERE outcome <> 'open' AND closed_on IS NOT NULL AND ${ident(column)} IS NOT NULL
    AND ${ident(target)} > 0
  GROUP BY ALL ORDER BY rep, month`;

/** What a rep's won deals of one month brought. */
export interface WonMonthRow {
  rep: string;
  /** First day of the month. */
  month: string;
  won: number;
  /** Won deals without an amount. */
  unpriced: number;
}

/** Won money by rep and month of closing. */
export const wonByMonth = (column: string, where: Sql): Sql => sql`
  SELECT ${ident(column)}::VARCHAR AS rep, date_trunc('month', closed_on)::DATE::VARCHAR AS month,
         coalesce(sum(amount), 0)::DOUBLE AS won,
         (count(*) FILTER (amount IS NULL))::DOUBLE AS unpriced
  FROM deals
  WHERE outcome = 'won' AND closed_on IS NOT NULL AND ${ident(column)} IS NOT NULL AND ${where}
  GROUP BY ALL ORDER BY month, rep`;

/** What the won deals of some reps brought on one day. */
export interface WonDayRow {
  day: string;
  won: number;
}

/** Won money by closing day of these reps together. */
export const wonByDay = (column: string, reps: readonly string[], where: Sql): Sql => sql`
  SELECT closed_on::DATE::VARCHAR AS day, coalesce(sum(amount), 0)::DOUBLE AS won
  FROM deals
  WHERE outcome = 'won' AND closed_on IS NOT NULL AND ${where}
    AND ${ident(column)}::VARCHAR IN (${join(reps.map((rep) => sql`${rep}`))})
  GROUP BY ALL ORDER BY day`;
