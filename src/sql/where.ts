import type { Filter } from '../domain/document/run.ts';
import { BLANK_LEVEL, type Field } from '../domain/field.ts';
import { ident, join, sql, type Sql } from './sql.ts';
import { between } from './valueRate.ts';

const all = sql`TRUE`;
const none = sql`FALSE`;

/** The filters as a condition on `cells`, where a level is its index in the field. Unknown levels match nothing. */
export function cellsWhere(filters: readonly Filter[], fields: readonly Field[]): Sql {
  const parts = filters.map((filter) => {
    if (filter.closed)
      return sql`closed_quarter BETWEEN ${filter.closed.from}::DATE AND ${filter.closed.to}::DATE`;
    const field = fields.find((one) => one.name === filter.field);
    if (!field) return none;
    const codes = filter.values
      .map((value) => field.levels.indexOf(value))
      .filter((code) => code >= 0);
    if (codes.length === 0) return none;
    return sql`${ident(field.key)} IN (${join(codes.map((code) => sql`${code}`))})`;
  });
  return parts.length === 0 ? all : join(parts, ' AND ');
}

/** The same filters as a condition on `deals`. */
export function dealsWhere(filters: readonly Filter[], fields: readonly Field[]): Sql {
  const parts = filters.map((filter) => {
    // An open deal may hold the day it is expected to close.
    if (filter.closed)
      return sql`(outcome <> 'open' AND ${between('closed_on', filter.closed.from, filter.closed.to)})`;
    const field = fields.find((one) => one.name === filter.field);
    if (!field || filter.values.length === 0) return none;
    const levels = filter.values.map((value) => levelCondition(field, value));
    return sql`(${join(levels, ' OR ')})`;
  });
  return parts.length === 0 ? all : join(parts, ' AND ');
}

function levelCondition(field: Field, level: string): Sql {
  const code = field.levels.indexOf(level);
  if (code < 0) return none;
  const column = ident(field.column);
  if (level === BLANK_LEVEL) return sql`${column} IS NULL`;
  if (field.kind === 'categorical') {
    // A number of few values: its levels are the numbers as JavaScript writes them.
    const isNumber = field.role === 'measure' || field.role === 'amount';
    return isNumber ? sql`${column} = ${Number(level)}` : sql`${column}::VARCHAR = ${level}`;
  }
  // The band of a level is its place among the levels that are not blank; it holds its upper edge.
  const band = field.levels.filter((one) => one !== BLANK_LEVEL).indexOf(level);
  const low = field.breaks?.[band - 1];
  const high = field.breaks?.[band];
  const above = low === undefined ? all : sql`${column} > ${low}`;
  const below = high === undefined ? all : sql`${column} <= ${high}`;
  return sql`(${column} IS NOT NULL AND ${above} AND ${below})`;
}
