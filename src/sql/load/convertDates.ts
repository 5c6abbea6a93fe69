import { ident, type Sql, sql } from '../sql.ts';
import { dealRows } from './storage.ts';

/** A pattern's date and whether a time of day stands behind it. */
export interface DatePattern {
  /** strptime pattern without the time of day; null for ISO dates. */
  date: string | null;
  timed: boolean;
}

/** A cell without its time of day. */
function datePart(column: string, { date, timed }: DatePattern): Sql {
  const cell = sql`trim(${ident(column)})`;
  if (!timed || date === null) return cell;
  if (!date.includes(' ')) return sql`split_part(${cell}, ' ', 1)`;
  return sql`regexp_replace(${cell}, ${'[T ]+\\d{1,2}:\\d{2}.*$'}, '')`;
}

const parsed = (value: Sql, { date }: DatePattern): Sql =>
  date === null ? sql`try_cast(${value} AS DATE)` : sql`try_strptime(${value}, ${date})::DATE`;

export interface DateValue {
  value: string;
  deals: number;
}

/** The different dates of a text column; the time of day is left out. */
export const dateValues = (column: string, pattern: DatePattern, limit: number): Sql => sql`
  SELECT ${datePart(column, pattern)} AS value, count(*)::DOUBLE AS deals
  FROM ${dealRows} WHERE ${ident(column)} IS NOT NULL
  GROUP BY 1 ORDER BY deals DESC, value LIMIT ${limit}`;

/** Those of the different values that the pattern does not read. */
export const unreadDates = (column: string, pattern: DatePattern, limit: number): Sql => sql`
  SELECT value, deals FROM (${dateValues(column, pattern, Number.MAX_SAFE_INTEGER)})
  WHERE ${parsed(sql`value`, pattern)} IS NULL LIMIT ${limit}`;

/** Turns a text column into dates, in place. Where every value is known to fit, no row is tried in vain. */
export function convertDates(column: string, pattern: DatePattern, allFit: boolean): Sql {
  const part = datePart(column, pattern);
  const value =
    allFit && pattern.date !== null
      ? sql`strptime(${part}, ${pattern.date})::DATE`
      : parsed(part, pattern);
  return sql`ALTER TABLE ${dealRows} ALTER ${ident(column)} TYPE DATE USING ${value}`;
}

/** Deals without a date in the first column take that of the second. */
export const fillDates = (column: string, other: string): Sql => sql`
  UPDATE ${dealRows} SET ${ident(column)} = ${ident(other)}
  WHERE ${ident(column)} IS NULL AND ${ident(other)} IS NOT NULL`;
