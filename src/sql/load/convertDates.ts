import { ident, join, type Sql, sql } from '../sql.ts';
import { dealRows } from './storage.ts';

/**
 * What cells have to have in common to be the same day: all of their text; all but the time of day, with colons or
 * otherwise; or, of bare numbers that count time, the day they fall on.
 */
export type DateKey = 'cell' | 'clock' | 'dottedClock' | 'number';

const trimmed = (column: string): Sql => sql`trim(${ident(column)}, ${' \t\r\n\u00a0'})`;

const HOUR = '(?:[01]?\\d|2[0-4])';
const MINUTE = '[0-5]\\d';

/** Times of day that there are: a cell with another one keeps a key, and a fate, of its own. */
const CLOCKS = {
  clock: `(^|[^\\d:])${HOUR}:${MINUTE}(?::${MINUTE})?(?:[.,]\\d+)?([^\\d:]|$)`,
  dottedClock: `([T ])${HOUR}[.:h]${MINUTE}(?:[.:]${MINUTE})?(?:[.,]\\d+)?([^\\d:]|$)`,
};

/** Of milliseconds, seconds and spreadsheet days the whole days; other numbers as they are. */
function wholeDays(cell: Sql): Sql {
  const number = sql`try_cast(${cell} AS DOUBLE)`;
  const days = (unit: number) => sql`(floor(${number} / ${unit}) * ${unit})::BIGINT::VARCHAR`;
  return sql`CASE WHEN NOT regexp_full_match(${cell}, ${'\\d{9,14}([.]\\d+)?|\\d{5}[.,]\\d+'}) THEN ${cell}
    WHEN length(${cell}) >= 14 AND ${number} > 1e13 THEN left(${cell}, 8) || '000000'
    WHEN ${number} >= 1e11 THEN ${days(86_400_000)}
    WHEN ${number} >= 1e8 THEN ${days(86_400)}
    ELSE left(${cell}, 5) END`;
}

function keyOf(column: string, key: DateKey): Sql {
  const cell = trimmed(column);
  if (key === 'cell') return cell;
  return key === 'number'
    ? wholeDays(cell)
    : sql`regexp_replace(${cell}, ${CLOCKS[key]}, ${'\\1 0:00\\2'})`;
}

/** Cells that are the same day: what they have in common, one of them, and how many there are. */
export interface DateValue {
  key: string;
  value: string;
  deals: number;
}

/** The different dates of a text column, the commonest first. */
export const dateValues = (column: string, key: DateKey, limit: number): Sql => sql`
  SELECT key, any_value(value) AS value, count(*)::DOUBLE AS deals
  FROM (SELECT ${keyOf(column, key)} AS key, ${ident(column)} AS value FROM ${dealRows}
        WHERE ${ident(column)} IS NOT NULL)
  GROUP BY 1 ORDER BY deals DESC, key LIMIT ${limit}`;

/** Never part of a date. */
const BETWEEN = '\u0001';

const list = (values: readonly string[]): Sql =>
  sql`unnest(string_split(${values.join(BETWEEN)}, ${BETWEEN}))`;

/**
 * Turns a text column into dates, in place, by the day that each key stands for; what has none becomes NULL.
 * @param days `[key, YYYY-MM-DD]`; keys hold no control characters
 */
export function mapDates(
  column: string,
  key: DateKey,
  days: readonly (readonly [string, string])[],
): Sql[] {
  const [old, fresh] = [ident(column), ident('read_as_dates')];
  const known = sql`SELECT ${list(days.map(([k]) => k))} AS key,
    ${list(days.map(([, day]) => day))}::DATE AS day`;
  const update = sql`UPDATE ${dealRows} SET ${fresh} = known.day FROM (${known}) known
    WHERE ${keyOf(column, key)} = known.key`;
  return [
    sql`ALTER TABLE ${dealRows} ADD COLUMN ${fresh} DATE`,
    ...(days.length > 0 ? [update] : []),
    sql`ALTER TABLE ${dealRows} DROP COLUMN ${old}`,
    sql`ALTER TABLE ${dealRows} RENAME COLUMN ${fresh} TO ${old}`,
  ];
}

/** How DuckDB itself can read all dates of a column: a pattern, and where the date ends in a cell. */
export interface DatePattern {
  /** strptime pattern without the time of day. */
  date: string;
  /** Behind the date: nothing, or a blank and the time of day; `iso` has ten characters before whatever follows. */
  end: 'cell' | 'blank' | 'iso';
}

/**
 * The same for dates that are all written in one pattern: a quarter of the time.
 * @param unreadable trimmed cells that are no dates, a few at most; every other cell fits
 */
export function convertDates(
  column: string,
  { date, end }: DatePattern,
  unreadable: readonly string[],
): Sql {
  const cell = trimmed(column);
  const ends = { cell, blank: sql`split_part(${cell}, ' ', 1)`, iso: sql`left(${cell}, 10)` };
  const day = end === 'iso' ? sql`${ends.iso}::DATE` : sql`strptime(${ends[end]}, ${date})::DATE`;
  const odd = join(unreadable.map((value) => sql`${value}`));
  const value =
    unreadable.length === 0 ? day : sql`CASE WHEN ${cell} NOT IN (${odd}) THEN ${day} END`;
  return sql`ALTER TABLE ${dealRows} ALTER ${ident(column)} TYPE DATE USING ${value}`;
}

/** Deals without a date in the first column take that of the second. */
export const fillDates = (column: string, other: string): Sql => sql`
  UPDATE ${dealRows} SET ${ident(column)} = ${ident(other)}
  WHERE ${ident(column)} IS NULL AND ${ident(other)} IS NOT NULL`;
