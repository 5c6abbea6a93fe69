import { ident, join, type Sql, sql } from '../sql.ts';
import { dealRows, type StoredColumn } from './storage.ts';

/** Rows that are all blank, rows that say what the header says, and rows that begin like the total of others. */
export interface OddRowsRow {
  totals: number;
  blank: number;
  repeated: number;
}

const TOTALS = ['Total', 'TOTAL', 'total', 'Subtotal', 'SUBTOTAL', 'subtotal', 'Sub-', 'Grand '];

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
  const [first] = columns;
  const begins = (word: string): Sql =>
    first
      ? all([sql`${own(first)} >= ${word}`, sql`${own(first)} < ${`${word}~`}`])
      : sql`0::DOUBLE`;
  // Ranges, as a text is looked at only where its stretch of the column has such words at all.
  const totals = first?.storage.kind === 'text' ? TOTALS.map(begins) : [sql`0::DOUBLE`];
  return sql`
    SELECT ${all(blank)} AS blank, ${all(repeated)} AS repeated, ${join(totals, ' + ')} AS totals`;
}
