import { ident, join, type Sql, sql } from '../sql.ts';
import { dealRows } from './storage.ts';

/**
 * How the numbers of a text column are written. A form is a number with a 9 for each digit: `$1,234.50` is
 * `$9,999.99`.
 */
export interface NumberPattern {
  decimalMark: '.' | ',';
  /** All forms that are numbers, where some cells have another one; null when every cell is a number. */
  forms: readonly string[] | null;
  /** Characters of these forms that are neither digit nor decimal mark: they are left out. */
  noise: string;
  /** Whether some of these characters make a number negative. */
  signed: boolean;
  /** Forms whose number is multiplied by a power of ten (`9.9M` by 6), by power. */
  powers: readonly { power: number; forms: readonly string[] }[];
  /** Forms with an exponent of their own (`9.9e9`). */
  exponents: readonly string[];
  /** Whether some may be larger than any number there is: `1e400`. */
  unbounded: boolean;
  /** Forms that are no number where the first digit is a zero (`0,123` among `1,234`). */
  notZeroLed: readonly string[];
  /** Forms that are left blank: amounts of another currency. */
  left: readonly string[];
}

const formOf = (column: string): Sql =>
  sql`translate(${ident(column)}, ${'012345678'}, ${'999999999'})`;

const literals = (values: readonly string[]): Sql => join(values.map((value) => sql`${value}`));

/** Conditions under which a cell is not this column's number. */
function refused(column: string, { forms, notZeroLed }: NumberPattern): Sql | null {
  const form = formOf(column);
  const others = forms && (forms.length > 0 ? sql`${form} NOT IN (${literals(forms)})` : sql`true`);
  const zeros =
    notZeroLed.length > 0 &&
    sql`(${form} IN (${literals(notZeroLed)}) AND regexp_matches(${ident(column)}, ${'^[^1-9]*0'}))`;
  const both = [others, zeros].filter((condition) => condition !== null && condition !== false);
  return both.length > 0 ? join(both, ' OR ') : null;
}

/** What is larger than any number is none. */
const finite = (value: Sql): Sql => sql`CASE WHEN isfinite(${value}) THEN ${value} END`;

/** The number of a cell that is one. */
function size(column: string, pattern: NumberPattern): Sql {
  const { decimalMark, noise, powers, exponents, signed } = pattern;
  const name = ident(column);
  const form = formOf(column);
  const [from, to] = decimalMark === ',' ? [`,${noise}`, '.'] : [noise, ''];
  const digits = sql`translate(${name}, ${from}, ${to})`;
  const whens = powers.map(
    (p) => sql`WHEN ${form} IN (${literals(p.forms)}) THEN ${`e${p.power}`}`,
  );
  const power = whens.length > 0 ? sql` || CASE ${join(whens, '\n')} ELSE '' END` : sql``;
  const plain = sql`try_cast(${digits}${power} AS DOUBLE)`;
  const minus = sql`regexp_matches(${name}, ${'[-−–(]'})`;
  const value = signed ? sql`CASE WHEN ${minus} THEN -${plain} ELSE ${plain} END` : plain;
  if (exponents.length === 0) return value;
  const machine = sql`try_cast(translate(${name}, ',', '.') AS DOUBLE)`;
  return sql`CASE WHEN ${form} IN (${literals(exponents)}) THEN ${machine} ELSE ${value} END`;
}

/** A cell as a number; NULL where it is none. */
function parsed(column: string, pattern: NumberPattern): Sql {
  const not = refused(column, pattern);
  const { left } = pattern;
  const whens = [
    ...(not ? [sql`WHEN ${not} THEN NULL`] : []),
    ...(left.length > 0 ? [sql`WHEN ${formOf(column)} IN (${literals(left)}) THEN NULL`] : []),
  ];
  const number = size(column, pattern);
  const value = pattern.unbounded ? finite(number) : number;
  return whens.length > 0 ? sql`CASE ${join(whens, '\n')} ELSE ${value} END` : value;
}

export interface NumberForm {
  form: string;
  /** The smallest and the largest of its cells, as text. */
  lowest: string;
  highest: string;
  rows: number;
}

/** The different forms in a text column, the commonest first. */
export const numberForms = (column: string, limit: number): Sql => sql`
  SELECT ${formOf(column)} AS form, min(${ident(column)}) AS lowest, max(${ident(column)}) AS highest,
         count(*)::DOUBLE AS rows
  FROM ${dealRows} WHERE ${ident(column)} IS NOT NULL
  GROUP BY 1 ORDER BY rows DESC, form LIMIT ${limit}`;

export interface NumberValue {
  value: string;
  deals: number;
}

/** Cells the pattern does not read, the commonest first. */
export const unreadNumbers = (column: string, pattern: NumberPattern, limit: number): Sql => sql`
  SELECT ${ident(column)} AS value, count(*)::DOUBLE AS deals FROM ${dealRows}
  WHERE ${ident(column)} IS NOT NULL AND ${parsed(column, { ...pattern, left: [] })} IS NULL
  GROUP BY 1 ORDER BY deals DESC, value LIMIT ${limit}`;

export interface FormTotal {
  form: string;
  total: number;
}

/** The sum of the numbers of each form. */
export const formTotals = (column: string, pattern: NumberPattern): Sql => sql`
  SELECT ${formOf(column)} AS form, coalesce(sum(${parsed(column, { ...pattern, left: [] })}), 0) AS total
  FROM ${dealRows} WHERE ${ident(column)} IS NOT NULL GROUP BY 1`;

/** Turns a text column into numbers, in place. */
export const convertNumbers = (column: string, pattern: NumberPattern): Sql => sql`
  ALTER TABLE ${dealRows} ALTER ${ident(column)} TYPE DOUBLE USING ${parsed(column, pattern)}`;
