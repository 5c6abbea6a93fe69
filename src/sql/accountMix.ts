import { dayOf } from '../domain/calendar.ts';
import type { Field } from '../domain/field.ts';
import { ident, join, sql, type Sql } from './sql.ts';

/** The deals of one level in both periods, and the sums over accounts of their squares and products. */
export interface AccountMixRow {
  before_deals: number;
  after_deals: number;
  before_squares: number;
  after_squares: number;
  products: number;
}

interface Side {
  from: string;
  to: string;
}

/** The closed deals of both periods, as a condition on `deals`. */
function inBoth(before: Side, after: Side): Sql {
  const [first, second] = before.from < after.from ? [before, after] : [after, before];
  const gap = dayOf(second.from) - dayOf(first.to) > 1;
  const between = sql`closed_on BETWEEN ${first.from}::DATE AND ${second.to}::DATE`;
  return sql`outcome <> 'open' AND ${between}${
    gap ? sql` AND NOT (closed_on > ${first.to}::DATE AND closed_on < ${second.from}::DATE)` : sql``
  }`;
}

export interface AccountCountRow {
  /** Within a few percent. */
  accounts: number;
}

/** Different accounts among the closed deals of two periods. */
export const accountCount = (before: Side, after: Side, where: Sql): Sql => sql`
  SELECT approx_count_distinct(account)::DOUBLE AS accounts
  FROM deals WHERE ${inBoth(before, after)} AND ${where}`;

/**
 * How the closed deals of each level are spread over accounts in two periods; one row for each level, whose name is
 * not told. Deals without an account stand for themselves.
 * @param field null: all deals as one level   @param every only one account of so many is looked at, drawn by a hash
 */
export function accountMix(
  field: Field | null,
  before: Side,
  after: Side,
  every: number,
  where: Sql,
): Sql {
  const isLate = sql`(closed_on >= ${(before.from < after.from ? after : before).from}::DATE)::INTEGER`;
  const [early, late] = [sql`(deals - late)`, sql`late`];
  const [b, a] = before.from < after.from ? [early, late] : [late, early];
  const drawn =
    every > 1 ? sql` AND (account IS NULL OR hash(account) % ${every}::UBIGINT = 0)` : sql``;
  // One group has no name; each of its deals stands for itself, and counts by the share of accounts that are drawn.
  const sums = (one: Sql, ofAccount: Sql): Sql =>
    sql`sum(CASE WHEN account IS NULL THEN ${one} / ${every} ELSE ${ofAccount} END)::DOUBLE`;
  return sql`
    SELECT ${sums(b, b)} AS before_deals, ${sums(a, a)} AS after_deals,
           ${sums(b, sql`${b} * ${b}`)} AS before_squares,
           ${sums(a, sql`${a} * ${a}`)} AS after_squares,
           ${sums(sql`0`, sql`${b} * ${a}`)} AS products
    FROM (
      SELECT account, ${field ? levelOf(field) : sql`0`} AS level,
             count(*) AS deals, sum(${isLate}) AS late
      FROM deals WHERE ${inBoth(before, after)}${drawn} AND ${where}
      GROUP BY account, level
    )
    GROUP BY level ORDER BY ALL`;
}

/** The value that a deal's level goes by: its band, or what the column holds. */
function levelOf({ column, breaks }: Field): Sql {
  if (breaks === null || breaks.length === 0) return ident(column);
  const above = breaks.map((edge) => sql`(${ident(column)} > ${edge})::UTINYINT`);
  return sql`(${join(above, ' + ')})`;
}
