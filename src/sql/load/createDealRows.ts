import type { Dialect } from '../../domain/intakePlan.ts';
import type { OutcomeValues } from '../../domain/outcome.ts';
import { ident, join, type Sql, sql } from '../sql.ts';
import { outcomeOf } from './outcomes.ts';
import { dealRows, type StoredColumn, typeOf } from './storage.ts';

/** The columns of `deals` that are always there, and what they are where the file has none. */
const CANONICAL: [column: string, type: Sql][] = [
  ['outcome', sql`VARCHAR`],
  ['amount', sql`DOUBLE`],
  ['created_on', sql`DATE`],
  ['closed_on', sql`DATE`],
  ['deal_id', sql`VARCHAR`],
  ['stage', sql`VARCHAR`],
  ['rep', sql`VARCHAR`],
  ['account', sql`VARCHAR`],
];

/** What is read, and how its records are told apart. */
export interface CsvSource {
  file: string;
  dialect: Dialect;
  lineEnd: '\n' | '\r\n' | '\r';
  /** strptime pattern of its DATE columns; null for ISO dates. */
  dateFormat: string | null;
  /** What the outcome column's values mean, when all of them are known before; its own text is then kept beside it. */
  outcomes: OutcomeValues | null;
}

/** Whether the outcome has its meaning from the start. */
export const knowsOutcomes = ({ outcomes }: CsvSource, columns: readonly StoredColumn[]): boolean =>
  outcomes !== null &&
  columns.some(({ column, storage }) => column === 'outcome' && storage.kind === 'levels');

const raw = (index: number): Sql => ident(`c${index}`);

/** A cell of blanks alone is a blank cell. */
function cleaned({ index, storage }: StoredColumn): Sql {
  const cell = raw(index);
  if (storage.kind !== 'text') return cell;
  // Only what begins at or below a space can be blank: one cheap comparison for all the others.
  return sql`CASE WHEN ${cell} < '!' THEN nullif(trim(${cell}, ${' \t\r\n'}), '') ELSE ${cell} END`;
}

/**
 * Reads the file once into a typed table. Rows that do not fit go to `reject_errors`; the file's own names never
 * get here.
 */
export function createDealRows(source: CsvSource, columns: readonly StoredColumn[]): Sql {
  const { dialect } = source;
  const types = columns.map(({ index, storage }) => sql`${raw(index)}: ${typeOf(storage).text}`);
  const known = knowsOutcomes(source, columns) ? source.outcomes : null;
  const own = columns.flatMap((c) =>
    known && c.column === 'outcome'
      ? [sql`${raw(c.index)} AS outcome_value`, sql`${outcomeOf(raw(c.index), known)} AS outcome`]
      : [sql`${cleaned(c)} AS ${ident(c.column)}`],
  );
  const missing = CANONICAL.filter(([name]) => !columns.some((c) => c.column === name)).map(
    ([name, type]) => sql`NULL::${type} AS ${ident(name)}`,
  );
  const dates = source.dateFormat === null ? sql`` : sql`, dateformat = ${source.dateFormat}`;
  return sql`
    CREATE TABLE ${dealRows} AS
    SELECT ${join([...missing, ...own], ',\n')}
    FROM read_csv(${source.file},
      columns = {${join(types)}}, auto_detect = false, header = ${dialect.headerRows > 0},
      delim = ${dialect.delimiter}, quote = ${dialect.quote}, escape = ${dialect.quote},
      new_line = ${escaped(source.lineEnd)}, null_padding = false, store_rejects = true${dates})`;
}

/** DuckDB wants the line end as it is written in a program. */
const escaped = (lineEnd: string): string => lineEnd.replace('\r', '\\r').replace('\n', '\\n');

/** What an earlier load left behind, rejects too. */
export const dropDeals = (): Sql[] => [
  sql`DROP VIEW IF EXISTS deals`,
  sql`DROP TABLE IF EXISTS ${dealRows}`,
  sql`DROP TABLE IF EXISTS cells`,
  sql`DROP TABLE IF EXISTS reject_errors`,
  sql`DROP TABLE IF EXISTS reject_scans`,
];

/**
 * `deals` as everybody else sees it: text is VARCHAR there, however it is kept. The outcome stays the ENUM of its three
 * values, as every question asks about it and text would cost each of them twice the time.
 */
export function createDeals(columns: readonly StoredColumn[], outcomesKnown: boolean): Sql {
  const kept = columns
    .filter(({ column, storage }) => storage.kind === 'levels' && column !== 'outcome')
    .map(({ column }) => column);
  const casts = kept.map((column) => sql`${ident(column)}::VARCHAR AS ${ident(column)}`);
  const own = outcomesKnown ? sql`* EXCLUDE (outcome_value)` : sql`*`;
  const asText = casts.length > 0 ? sql`REPLACE (${join(casts)})` : sql``;
  return sql`CREATE VIEW deals AS SELECT ${own} ${asText} FROM ${dealRows}`;
}
