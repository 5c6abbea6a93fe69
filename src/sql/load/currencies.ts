import { ident, join, type Sql, sql } from '../sql.ts';
import { dealRows } from './storage.ts';

export interface CurrencyRow {
  /** As it stands in the file; null for a blank cell. */
  currency: string | null;
  /** Deals that have an amount in it, and their sum. */
  deals: number;
  total: number;
}

/** The amounts by the currency that another column names. */
export const currencyTotals = (column: string, limit: number): Sql => sql`
  SELECT ${ident(column)}::VARCHAR AS currency, count(amount)::DOUBLE AS deals,
         coalesce(sum(amount), 0) AS total
  FROM ${dealRows} GROUP BY ${ident(column)} HAVING count(amount) > 0
  ORDER BY deals DESC, currency LIMIT ${limit}`;

/** Leaves out the amounts of all currencies but some spellings of one; null is a blank cell. */
export function leaveOtherCurrencies(column: string, kept: readonly (string | null)[]): Sql {
  const name = sql`${ident(column)}::VARCHAR`;
  const named = kept.filter((currency) => currency !== null).map((currency) => sql`${currency}`);
  const same = [
    ...(named.length > 0 ? [sql`coalesce(${name} IN (${join(named)}), false)`] : []),
    ...(kept.includes(null) ? [sql`${name} IS NULL`] : []),
    sql`false`,
  ];
  return sql`UPDATE ${dealRows} SET amount = NULL WHERE amount IS NOT NULL AND NOT (${join(same, ' OR ')})`;
}
