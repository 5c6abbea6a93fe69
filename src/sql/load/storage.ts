import { ident, join, type Sql, sql } from '../sql.ts';

/** The table behind the view `deals`. */
export const dealRows = ident('deal_rows');

/** How a column of the file is read and kept. */
export type Storage =
  | { kind: 'text' | 'number' | 'boolean' | 'date' }
  /** Text of few different values, all known before. */
  | { kind: 'levels'; levels: readonly string[] };

/** One column of the file: its place there, and its name in `deals`. */
export interface StoredColumn {
  index: number;
  column: string;
  storage: Storage;
}

export const enumType = (levels: readonly string[]): Sql =>
  sql`ENUM(${join(levels.map((level) => sql`${level}`))})`;

/** Of no level an ENUM can be made; any text will do, as nothing is ever stored. */
export const typeOf = (storage: Storage): Sql => {
  if (storage.kind === 'levels') return enumType(storage.levels);
  if (storage.kind === 'number') return sql`DOUBLE`;
  if (storage.kind === 'date') return sql`DATE`;
  return storage.kind === 'boolean' ? sql`BOOLEAN` : sql`VARCHAR`;
};
