import { ident, join, type Sql, sql } from '../sql.ts';
import { dealRows, type StoredColumn } from './storage.ts';

/** Rows that are all blank, and rows that say what the header says. */
export interface OddRowsRow {
  blank: number;
  repeated: number;
}

/**
 * Counts rows that the engine takes and that are none. A header among typed cells does not convert, so it can only hide
 * where the columns are text.
 * @param names what the header calls each column, by its place in the file; '' where it says nothing
 */
export function oddRows(
  columns: readonly StoredColumn[],
  names: readonly string[],
  outcomesKnown: boolean,
): Sql {
  const own = ({ column }: StoredColumn): Sql =>
    ident(outcomesKnown && column === 'outcome' ? 'outcome_value' : column);
  const blank = columns.map((column) => sql`${own(column)} IS NULL`);
  const repeated = columns
    .filter(({ index, storage }) => storage.kind === 'text' && names[index])
    .map((column) => sql`${own(column)} = ${names[column.index] ?? ''}`);
  const all = (tests: readonly Sql[]): Sql =>
    tests.length > 0
      ? sql`(SELECT count(*)::DOUBLE FROM ${dealRows} WHERE ${join(tests, ' AND ')})`
      : sql`0::DOUBLE`;
  return sql`SELECT ${all(blank)} AS blank, ${all(repeated)} AS repeated`;
}
