import { ident, type Sql, sql } from '../sql.ts';
import { dealRows } from './storage.ts';

/** How the numbers of a text column are written. */
export interface NumberPattern {
  decimalMark: '.' | ',';
  /** Characters that carry no meaning: currency signs, thousands separators, blanks. */
  noise: string;
}

/** A cell as a number; NULL where it is none. `(1,200)` is an accountant's minus. */
function parsed(column: string, { decimalMark, noise }: NumberPattern): Sql {
  // The first character becomes the ASCII minus, the others nothing.
  const bare = sql`translate(${ident(column)}, ${`−${noise}`}, '-')`;
  const digits = decimalMark === ',' ? sql`replace(${bare}, ',', '.')` : bare;
  return sql`CASE WHEN starts_with(${digits}, '(')
    THEN -try_cast(translate(${digits}, '()', '') AS DOUBLE)
    ELSE try_cast(${digits} AS DOUBLE) END`;
}

export interface NumberValue {
  value: string;
  deals: number;
}

/** Cells the pattern does not read, the commonest first. */
export const unreadNumbers = (column: string, pattern: NumberPattern, limit: number): Sql => sql`
  SELECT ${ident(column)} AS value, count(*)::DOUBLE AS deals FROM ${dealRows}
  WHERE ${ident(column)} IS NOT NULL AND ${parsed(column, pattern)} IS NULL
  GROUP BY 1 ORDER BY deals DESC, value LIMIT ${limit}`;

/** Turns a text column into numbers, in place. */
export const convertNumbers = (column: string, pattern: NumberPattern): Sql => sql`
  ALTER TABLE ${dealRows} ALTER ${ident(column)} TYPE DOUBLE USING ${parsed(column, pattern)}`;
