import { BLANK_LEVEL, type Field } from '../../domain/field.ts';
import { ident, join, type Sql, sql } from '../sql.ts';
import { dealRows, enumType, type Storage } from './storage.ts';

/** A field with the way its column is kept. */
export interface StoredField {
  field: Field;
  storage: Storage;
}

const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** The index of a number's band: 0 up to and including the first edge, and so on. */
function bandCode(column: Sql, breaks: readonly number[]): Sql {
  const whens = breaks.map((edge, i) => sql`WHEN ${column} <= ${edge} THEN ${i}`);
  return whens.length > 0
    ? sql`CASE WHEN ${column} IS NULL THEN NULL ${join(whens, '\n')} ELSE ${breaks.length} END`
    : sql`CASE WHEN ${column} IS NOT NULL THEN 0 END`;
}

/** The index of a deal's level in `Field.levels`; blanks have the last one. */
function code({ field, storage }: StoredField): Sql {
  const column = ident(field.column);
  const blank = field.levels.indexOf(BLANK_LEVEL);
  const named = field.levels.filter((level) => level !== BLANK_LEVEL);
  let index: Sql;
  if (field.breaks) index = bandCode(column, field.breaks);
  else if (storage.kind === 'number') {
    const whens = named.map((level, i) => sql`WHEN ${Number(level)} THEN ${i}`);
    index = sql`CASE ${column} ${join(whens, '\n')} END`;
  } else if (storage.kind === 'levels' && sameList(storage.levels, named)) {
    index = sql`enum_code(${column})`;
  } else index = sql`enum_code(try_cast(${column}::VARCHAR AS ${enumType(named)}))`;
  return blank < 0 ? sql`${index}::USMALLINT` : sql`coalesce(${index}, ${blank})::USMALLINT`;
}

/**
 * The sufficient statistics of a file: one row for each closed quarter and combination of levels. Most questions
 * are answered from here and cost what these rows cost.
 */
export function createCells(fields: readonly StoredField[]): Sql {
  const codes = fields.map((f) => sql`${code(f)} AS ${ident(f.field.key)}`);
  const quarter = sql`CASE WHEN outcome <> 'open' THEN date_trunc('quarter', closed_on)::DATE END AS closed_quarter`;
  return sql`
    CREATE TABLE cells AS
    SELECT ${join([quarter, ...codes], ',\n')},
           count(*)::DOUBLE AS deals,
           count(*) FILTER (outcome = 'won')::DOUBLE AS won,
           count(*) FILTER (outcome = 'lost')::DOUBLE AS lost,
           count(*) FILTER (outcome = 'open')::DOUBLE AS open,
           coalesce(sum(amount), 0) AS amount,
           coalesce(sum(amount) FILTER (outcome = 'won'), 0) AS won_amount,
           coalesce(sum(amount) FILTER (outcome = 'open'), 0) AS open_amount,
           coalesce(sum(closed_on - created_on)
             FILTER (outcome <> 'open' AND closed_on >= created_on), 0)::DOUBLE AS cycle_days,
           count(*) FILTER (outcome <> 'open' AND closed_on >= created_on)::DOUBLE AS cycle_deals
    FROM ${dealRows} GROUP BY ALL`;
}
