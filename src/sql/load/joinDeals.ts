import { ident, join, type Sql, sql } from '../sql.ts';
import { linkedTable } from './joinTables.ts';
import { dealRows } from './storage.ts';

/** A lookup and what the deals take from it. */
export interface Lookup {
  /** Its place among the dropped files. */
  file: number;
  key: string;
  /** What is looked up: a column of the deals, or of the lookup at place `to`. */
  to: number | null;
  column: string;
  /** Its own columns, and their names in `deals`. */
  taken: { column: string; as: string }[];
}

const joinedRows = ident('joined_rows');
const alias = (file: number | null): Sql => (file === null ? ident('d') : ident(`l${file}`));

/**
 * The deals with what their lookups say, in a table of its own. Keys are unique, so that every deal stays one row;
 * a lookup stands behind the one it hangs on.
 * @param standIns columns of the deals that are NULL throughout, and in whose place a lookup's column comes
 */
export function joinLookups(lookups: readonly Lookup[], standIns: readonly string[]): Sql {
  const own = standIns.length > 0 ? sql`"d".* EXCLUDE (${join(standIns.map(ident))})` : sql`"d".*`;
  const taken = lookups.flatMap(({ file, taken: columns }) =>
    columns.map(({ column, as }) => sql`${alias(file)}.${ident(column)} AS ${ident(as)}`),
  );
  const joins = lookups.map(
    ({ file, key, to, column }) => sql`
    LEFT JOIN ${linkedTable(file)} AS ${alias(file)}
      ON ${alias(file)}.${ident(key)}::VARCHAR = ${alias(to)}.${ident(column)}::VARCHAR`,
  );
  return sql`
    CREATE TABLE ${joinedRows} AS
    SELECT ${join([own, ...taken], ',\n')}
    FROM ${dealRows} AS "d" ${join(joins, '\n')}`;
}

/** Puts the joined deals in the place of those before. */
export const takeJoined = (): Sql[] => [
  sql`DROP TABLE ${dealRows}`,
  sql`ALTER TABLE ${joinedRows} RENAME TO ${dealRows}`,
];

export const dropJoined = (): Sql => sql`DROP TABLE IF EXISTS ${joinedRows}`;
