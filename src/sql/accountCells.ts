import type { Field } from '../domain/field.ts';
import { codeOf } from './comparedLevels.ts';
import { ident, join, sql, type Sql } from './sql.ts';

export interface AccountSizeRow {
  /** Different accounts, within a few percent. */
  accounts: number;
  /** Closed deals. */
  deals: number;
}

/** How many closed deals there are, of how many accounts. */
export const accountSizes = (where: Sql): Sql => sql`
  SELECT approx_count_distinct(account)::DOUBLE AS accounts, count(*)::DOUBLE AS deals
  FROM deals WHERE outcome <> 'open' AND ${where}`;

/**
 * The closed deals of accounts, one row for each account, closed quarter and combination of levels; all numbers. Columns:
 * `account` (a number that stands for its name, −1 for deals without one), `quarter` and the fields' keys as in
 * `modelCells`, `deals`, `won`.
 * @param every only one account of so many is looked at, drawn by a hash; deals without an account are all there
 */
export function accountCells(fields: readonly Field[], every: number, where: Sql): Sql {
  const keys = fields.map((field) => sql`${codeOf(field)}::DOUBLE AS ${ident(field.key)}`);
  const first = sql`date_trunc('quarter', closed_on)::DATE`;
  const quarter = sql`coalesce(${first} - DATE '1970-01-01', -1)::DOUBLE AS quarter`;
  // The upper bits, which a double holds to the last; the lower ones have drawn the account.
  const account = sql`CASE WHEN account IS NULL THEN -1 ELSE (hash(account) >> 12)::DOUBLE END AS account`;
  const drawn =
    every > 1 ? sql` AND (account IS NULL OR hash(account) % ${every}::UBIGINT = 0)` : sql``;
  return sql`
    SELECT ${join([account, quarter, ...keys])},
           count(*)::DOUBLE AS deals, (count(*) FILTER (outcome = 'won'))::DOUBLE AS won
    FROM deals WHERE outcome <> 'open' AND ${where}${drawn}
    GROUP BY ALL`;
}
