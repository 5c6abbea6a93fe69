import { ident, join, sql, type Sql } from '../sql.ts';
import { dealRows, enumType } from './storage.ts';

export interface NameRow {
  value: string;
}

/** The values of a column in the order in which the file first has them. */
export const namesInOrder = (column: string): Sql => sql`
  SELECT ${ident(column)}::VARCHAR AS value FROM ${dealRows}
  WHERE ${ident(column)} IS NOT NULL GROUP BY value ORDER BY min(rowid)`;

const texts = (values: readonly string[]): Sql => join(values.map((value) => sql`${value}`));

/** Puts other names in the place of a column's values, for good. @param shown in the order of `names`, all different */
export const renameValues = (
  column: string,
  names: readonly string[],
  shown: readonly string[],
): Sql => sql`
  ALTER TABLE ${dealRows} ALTER COLUMN ${ident(column)} SET DATA TYPE ${enumType(shown)}
  USING list_extract([${texts(shown)}],
    1 + enum_code(${ident(column)}::VARCHAR::${enumType(names)})::INTEGER)::${enumType(shown)}`;

/** Leaves nothing in a column. */
export const emptyColumn = (column: string): Sql => sql`
  ALTER TABLE ${dealRows} ALTER COLUMN ${ident(column)} SET DATA TYPE VARCHAR USING NULL::VARCHAR`;

/** The same names in the table of quotas; a rep without a deal has none. */
export const renameQuotas = (names: readonly string[], shown: readonly string[]): Sql => sql`
  UPDATE quota SET rep = list_extract([${texts(shown)}], list_position([${texts(names)}], rep))`;
