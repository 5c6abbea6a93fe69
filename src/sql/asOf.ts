import type { Outcome } from '../domain/outcome.ts';
import { dealRows, enumType } from './load/storage.ts';
import { ident, join, sql, type Sql } from './sql.ts';

/**
 * The file as it stood on a day is a schema of its own, with views and cells of the same names as those of the file.
 * It is looked in first while it stands, so every question is answered from it without knowing.
 */
const schema = ident('as_of');
const whole = sql`main.${dealRows}`;
const isClosed = sql`outcome <> 'open'`;

/** Only the file as it is. What is asked next is answered from that. */
export const leaveAsOf = (): Sql[] => [
  sql`SET search_path = ${'main'}`,
  sql`DROP SCHEMA IF EXISTS ${schema} CASCADE`,
];

/** Everything asked from here on, and every table and view made, is of the day. */
export const enterAsOf = (): Sql => sql`SET search_path = ${'as_of,main'}`;

/**
 * Whether a deal stood in the file on a day. Without a created date a closed deal is known since it closed; a deal that
 * is closed without a date can’t be told to have been open or closed.
 */
const stood = (day: string): Sql => sql`
  CASE WHEN created_on IS NULL THEN ${isClosed} AND closed_on <= ${day}::DATE
       ELSE created_on <= ${day}::DATE AND (outcome = 'open' OR closed_on IS NOT NULL) END`;

/** One row: deals without a created date, and closed ones without a closed date. */
export interface UndatedRow {
  undated: number;
}

export const undatedDeals = (): Sql => sql`
  SELECT count(*) FILTER (created_on IS NULL OR (${isClosed} AND closed_on IS NULL))::DOUBLE AS undated
  FROM ${whole}`;

/** What of the columns was not known on the day. */
export interface AsOfColumns {
  /** Blank for every deal that was open: were it kept for those still open now, it would tell which have closed since. */
  blankWhileOpen: readonly string[];
  /** Columns of dates: blank while open, too, and where they are later than the day. */
  dates: readonly string[];
}

/**
 * `deal_rows` on a day. Rows keep the place they have in the file.
 * @param allDated no deal is undated: then it is a question of one comparison, and half the cost of every other one
 */
export function createAsOfRows(
  day: string,
  { blankWhileOpen, dates }: AsOfColumns,
  allDated = false,
): Sql[] {
  const closedThen = sql`${isClosed} AND closed_on <= ${day}::DATE`;
  const kept = (name: string): Sql =>
    sql`CASE WHEN ${closedThen} THEN ${ident(name)} END AS ${ident(name)}`;
  const replaced = [
    sql`CASE WHEN ${closedThen} THEN outcome ELSE 'open'::${enumType(['won', 'lost', 'open'])} END AS outcome`,
    ...['closed_on', ...blankWhileOpen].map(kept),
    ...dates.map(
      (name) =>
        sql`CASE WHEN ${closedThen} AND ${ident(name)} <= ${day}::DATE THEN ${ident(name)} END AS ${ident(name)}`,
    ),
  ];
  return [
    sql`CREATE SCHEMA ${schema}`,
    sql`
  CREATE VIEW ${schema}.${dealRows} AS
  SELECT rowid AS rowid, * REPLACE (${join(replaced, ',\n')})
  FROM ${whole} WHERE ${allDated ? sql`created_on <= ${day}::DATE` : stood(day)}`,
  ];
}

/** The ways deals had gone by then. */
export const createAsOfHistory = (day: string): Sql => sql`
  CREATE VIEW ${schema}.stage_history AS
  SELECT * FROM main.stage_history WHERE changed_on <= ${day}::DATE`;

/** What became of the file’s deals as of a day. */
export interface AsOfCounts {
  deals: number;
  created_later: number;
  closed_later: number;
  /** Open deals of the whole file, whenever created. */
  open_now: number;
}

export const asOfCounts = (day: string): Sql => sql`
  SELECT count(*)::DOUBLE AS deals,
         (SELECT count(*) FROM ${whole} WHERE created_on > ${day}::DATE)::DOUBLE AS created_later,
         (SELECT count(*) FROM ${whole}
          WHERE ${isClosed} AND created_on <= ${day}::DATE AND closed_on > ${day}::DATE)::DOUBLE AS closed_later,
         (SELECT count(*) FROM ${whole} WHERE outcome = 'open')::DOUBLE AS open_now
  FROM ${schema}.${dealRows}`;

/** Blank cells of one column by outcome, over the whole file. */
export interface OutcomeBlankRow {
  column: string;
  outcome: Outcome;
  deals: number;
  blank: number;
}

export function outcomeBlanks(columns: readonly string[]): Sql {
  const parts = columns.map(
    (name) => sql`
  SELECT ${name} AS "column", outcome::VARCHAR AS outcome, count(*)::DOUBLE AS deals,
         (count(*) - count(${ident(name)}))::DOUBLE AS blank
  FROM ${whole} GROUP BY outcome`,
  );
  return join(parts, ' UNION ALL ');
}
