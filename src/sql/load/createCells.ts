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
  const above = breaks.map((edge) => sql`(${column} > ${edge})::UTINYINT`);
  return above.length > 0
    ? sql`(${join(above, ' + ')})`
    : sql`CASE WHEN ${column} IS NOT NULL THEN 0 END`;
}

/** The index of a deal's level in `Field.levels`; blanks have the last one. */
export function levelCode({ field, storage }: StoredField): Sql {
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

/** What is known of all deals, and saves sums where there are hundreds of thousands of cells. */
export interface CellFacts {
  /** Every closed deal has a closing date, so that no closed quarter means open. */
  closedHaveDate: boolean;
  /** Every closed deal has a cycle: both dates, closed not before created. */
  closedHaveCycle: boolean;
}

/**
 * The sufficient statistics of a file: one row for each closed quarter and combination of levels. Most questions
 * are answered from here and cost what these rows cost. Every sum costs as much as a key, so what follows from
 * others is worked out once they are there.
 */
export function createCells(fields: readonly StoredField[], facts: CellFacts): Sql {
  const keys = [
    sql`make_date(quarter_number // 4, quarter_number % 4 * 3 + 1, 1) AS closed_quarter`,
    ...fields.map(({ field }) => ident(field.key)),
  ];
  const codes = fields.map((f) => sql`${levelCode(f)} AS ${ident(f.field.key)}`);
  const quarter = sql`CASE WHEN outcome <> 'open' THEN year(closed_on) * 4 + quarter(closed_on) - 1 END AS quarter_number`;
  const ifOpen = (sum: Sql) => sql`CASE WHEN quarter_number IS NULL THEN ${sum} ELSE 0 END`;
  const open = facts.closedHaveDate ? ifOpen(sql`deals`) : sql`open_deals`;
  const openAmount = facts.closedHaveDate ? ifOpen(sql`all_amount`) : sql`open_amount`;
  const sums = [
    sql`count(*) AS deals`,
    sql`count(*) FILTER (outcome = 'won') AS won`,
    sql`sum(amount) AS all_amount`,
    sql`sum(amount) FILTER (outcome = 'won') AS won_amount`,
    sql`sum(cycle) AS cycle_days`,
    ...(facts.closedHaveCycle ? [] : [sql`count(cycle) AS cycle_deals`]),
    ...(facts.closedHaveDate
      ? []
      : [
          sql`count(*) FILTER (outcome = 'open') AS open_deals`,
          sql`sum(amount) FILTER (outcome = 'open') AS open_amount`,
        ]),
  ];
  const cycles = facts.closedHaveCycle ? sql`deals - ${open}` : sql`cycle_deals`;
  return sql`
    CREATE TABLE cells AS
    SELECT ${join(keys)}, deals::DOUBLE AS deals, won::DOUBLE AS won,
           (deals - won - ${open})::DOUBLE AS lost, (${open})::DOUBLE AS open,
           coalesce(all_amount, 0) AS amount, coalesce(won_amount, 0) AS won_amount,
           coalesce(${openAmount}, 0) AS open_amount,
           coalesce(cycle_days, 0) AS cycle_days, (${cycles})::DOUBLE AS cycle_deals
    FROM (
      SELECT ${join([quarter, ...codes, ...sums], ',\n')}
      FROM (SELECT *, CASE WHEN outcome <> 'open' AND closed_on >= created_on
                           THEN (closed_on - created_on)::DOUBLE END AS cycle
            FROM ${dealRows})
      GROUP BY ALL)`;
}
