import { ident, join, type Sql, sql } from '../sql.ts';
import { dealRows, enumType, type Storage } from './storage.ts';

/** Values of one column and what is to stand in their place; null makes a cell blank. */
export type Replacements = ReadonlyMap<string, string | null>;

const literals = (values: Iterable<string>): Sql => join([...values].map((value) => sql`${value}`));

/** The levels a column has once values were replaced. */
export function replacedLevels(levels: readonly string[], replaced: Replacements): string[] {
  const left = levels.map((level) => (replaced.has(level) ? replaced.get(level) : level));
  return [...new Set(left.filter((level) => level !== null && level !== undefined))].sort();
}

/** Replaces values of a text column or of one kept as levels, in place. */
export function replaceValues(column: string, storage: Storage, replaced: Replacements): Sql {
  const name = ident(column);
  const whens = [...replaced].map(([from, into]) => sql`WHEN ${from} THEN ${into}`);
  const value = sql`CASE ${name}::VARCHAR ${join(whens, '\n')} ELSE ${name}::VARCHAR END`;
  if (storage.kind !== 'levels') {
    return sql`
      UPDATE ${dealRows} SET ${name} = ${value} WHERE ${name} IN (${literals(replaced.keys())})`;
  }
  const levels = replacedLevels(storage.levels, replaced);
  // Of no level an ENUM can be made; any will do, as nothing is stored.
  const type = enumType(levels.length > 0 ? levels : ['']);
  return sql`ALTER TABLE ${dealRows} ALTER ${name} TYPE ${type} USING (${value})::${type}`;
}

export interface ValueRow {
  value: string;
  rows: number;
}

/** How often some values stand in a column. */
export const countValues = (column: string, values: readonly string[]): Sql => sql`
  SELECT ${ident(column)}::VARCHAR AS value, count(*)::DOUBLE AS rows FROM ${dealRows}
  WHERE ${ident(column)}::VARCHAR IN (${literals(values)}) GROUP BY 1 ORDER BY rows DESC, value`;

/** The different values of a column with their rows, up to a limit. */
export const valueCounts = (column: string, limit: number): Sql => sql`
  SELECT value::VARCHAR AS value, rows FROM (
    SELECT ${ident(column)} AS value, count(*)::DOUBLE AS rows FROM ${dealRows}
    WHERE ${ident(column)} IS NOT NULL GROUP BY 1 LIMIT ${limit})`;

/**
 * The different values of a text column that may say nothing: a few spellings, and what begins with a sign or with a
 * blank. A comparison of texts costs a millisecond for a million of them; looking inside costs a hundred.
 */
export const oddValues = (
  column: string,
  spellings: readonly string[],
  longest: number,
  limit: number,
): Sql => {
  const name = ident(column);
  const between = (from: string, to: string): Sql => sql`${name} >= ${from} AND ${name} < ${to}`;
  // Each by itself: a plain range is answered by what DuckDB knows of a column's stretches, without a look at its texts.
  const looks = [
    sql`${name} IN (${literals(spellings)})`,
    sql`${name} < '0'`,
    between('\u00a0', '\u00a1'),
    between('\u2000', '\u2213'),
    between('\u3000', '\u3001'),
    sql`${name} >= ${'\ufe00'}`,
  ].map(
    (look) => sql`
      SELECT ${name} AS value, count(*)::DOUBLE AS rows FROM ${dealRows}
      WHERE ${look} AND strlen(${name}) <= ${longest} GROUP BY 1`,
  );
  return sql`SELECT * FROM (${join(looks, ' UNION ALL ')}) LIMIT ${limit}`;
};

/** The same for any number of spellings, by a join: thirty milliseconds for a million texts, where a list takes seconds. */
export const spelledValues = (column: string, spellings: readonly string[]): Sql => {
  const name = ident(column);
  return sql`
    SELECT ${name} AS value, count(*)::DOUBLE AS rows FROM ${dealRows}
    SEMI JOIN (SELECT unnest([${literals(spellings)}]) AS word) ON word = ${name}
    GROUP BY 1`;
};
