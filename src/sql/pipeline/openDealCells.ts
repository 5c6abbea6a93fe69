import type { Field } from '../../domain/field.ts';
import { levelCode } from '../load/createCells.ts';
import { dealRows } from '../load/storage.ts';
import { ident, join, sql, type Sql } from '../sql.ts';

/** The place of a deal's level in `Field.levels` as a DOUBLE; −1 where it has none of them. */
export function levelPlace(field: Field): Sql {
  const isNumber =
    field.kind === 'categorical' && (field.role === 'measure' || field.role === 'amount');
  const storage = { kind: isNumber ? ('number' as const) : ('text' as const) };
  return sql`coalesce(${levelCode({ field, storage })}, -1)::DOUBLE`;
}

const levelPlaces = (fields: readonly Field[]): Sql[] =>
  fields.map((field) => sql`${levelPlace(field)} AS ${ident(field.key)}`);

/** Days from created to `asOf`; −1 where the dates don’t tell. */
const age = (asOf: string): Sql => sql`greatest(-1, coalesce(${asOf}::DATE - created_on, -1))`;

/**
 * Open deals per combination of levels and age in days, in no order. Columns: the fields' keys, `age`, `deals`, `amount`, `priced`
 * (deals that have an amount), and `squares` (the sum of the amounts' squares).
 */
export const openDealCells = (fields: readonly Field[], asOf: string, where: Sql): Sql => sql`
  SELECT ${join([...levelPlaces(fields), sql`${age(asOf)}::DOUBLE AS age`])},
         count(*)::DOUBLE AS deals, coalesce(sum(amount), 0)::DOUBLE AS amount,
         count(amount)::DOUBLE AS priced, coalesce(sum(amount * amount), 0)::DOUBLE AS squares
  FROM deals WHERE outcome = 'open' AND ${where}
  GROUP BY ALL`;

/** One open deal; its levels stand under the fields' keys. */
export type OpenDealRow = Record<string, string | number | null> & {
  deal: string | null;
  /** Its row in the file, from 1. */
  place: number;
  amount: number | null;
  created: string;
  age: number;
};

/** The open deals of known age with the largest amounts, those of one amount in the order of the file. */
export const largestOpenDeals = (
  fields: readonly Field[],
  asOf: string,
  where: Sql,
  most: number,
): Sql => sql`
  SELECT deal_id::VARCHAR AS deal, (rowid + 1)::DOUBLE AS place, amount::DOUBLE AS amount,
         created_on::VARCHAR AS created, ${join([...levelPlaces(fields), sql`${age(asOf)}::DOUBLE AS age`])}
  FROM ${dealRows}
  WHERE outcome = 'open' AND created_on <= ${asOf}::DATE AND ${where}
  ORDER BY amount DESC NULLS LAST, rowid LIMIT ${most}`;

/**
 * The open deals of known age with the largest amounts of each rep, as numbers alone: fields’ keys, `rep` (its place), `place`
 * (the row in the file, from 1), `amount` (NaN where there is none) and `age`.
 * @param most of each rep
 */
export const largestOfEachRep = (
  fields: readonly Field[],
  rep: Field,
  asOf: string,
  where: Sql,
  most: number,
): Sql => sql`
  SELECT ${join([
    ...levelPlaces(fields),
    sql`${levelPlace(rep)} AS rep_place`,
    sql`(rowid + 1)::DOUBLE AS place`,
    sql`coalesce(amount, 'nan'::DOUBLE)::DOUBLE AS amount`,
    sql`${age(asOf)}::DOUBLE AS age`,
  ])}
  FROM ${dealRows}
  WHERE outcome = 'open' AND created_on <= ${asOf}::DATE AND ${where}
  QUALIFY row_number() OVER (PARTITION BY rep_place ORDER BY amount DESC NULLS LAST, rowid) <= ${most}`;

/** What names a deal. */
export interface DealNameRow {
  deal: string | null;
  place: number;
  created: string;
}

/** @param places rows in the file, from 1 */
export const dealNames = (places: readonly number[]): Sql => sql`
  SELECT deal_id::VARCHAR AS deal, (rowid + 1)::DOUBLE AS place, created_on::VARCHAR AS created
  FROM ${dealRows} WHERE rowid IN (${join(places.map((place) => sql`${place - 1}`))})`;

/** Won deals by level of a field and days from created to closed. */
export interface WonCycleRow {
  /** Place of the level; −1 where there is none, and for all deals together. */
  level: number;
  days: number;
  deals: number;
}

/** @param field null for all deals as one */
export const wonCycles = (field: Field | null, where: Sql): Sql => sql`
  SELECT ${field ? levelPlace(field) : sql`(-1)::DOUBLE`} AS level,
         (closed_on - created_on)::DOUBLE AS days, count(*)::DOUBLE AS deals
  FROM deals WHERE outcome = 'won' AND closed_on >= created_on AND ${where}
  GROUP BY ALL ORDER BY ALL`;
