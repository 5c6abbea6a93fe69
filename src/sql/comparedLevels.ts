import type { Days } from '../domain/definitions.ts';
import type { Clock } from '../domain/document/periods.ts';
import type { Field } from '../domain/field.ts';
import { levelCode } from './load/createCells.ts';
import { ident, join, sql, type Sql } from './sql.ts';
import { between } from './valueRate.ts';

/** One level of one field, by its places, in two periods; the sums of amounts over those above 0. */
export interface ComparedLevelRow {
  field: number;
  level: number;
  before_deals: number;
  before_won: number;
  after_deals: number;
  after_won: number;
  before_amount: number;
  before_won_amount: number;
  before_squares: number;
  before_won_squares: number;
  after_amount: number;
  after_won_amount: number;
  after_squares: number;
  after_won_squares: number;
}

/**
 * What the cells can't tell of two periods, from the deals: stretches of days that are no whole quarters, the created
 * clock, and amounts with their squares.
 */
export function comparedLevels(
  fields: readonly Field[],
  clock: Clock,
  { before, after }: { before: Days; after: Days },
  where: Sql,
): Sql {
  const day = clock === 'closed' ? 'closed_on' : 'created_on';
  const inside = (days: Days): Sql => between(day, days.from, days.to);
  const keys = fields.map((field) => ident(field.key));
  const codes = fields.map((field) => sql`${codeOf(field)} AS ${ident(field.key)}`);
  const place = keys.map((key, i) => sql`WHEN grouping(${key}) = 0 THEN ${i}`);
  const sets = keys.map((key) => sql`(${key})`);
  return sql`
    SELECT (CASE ${join(place, sql` `)} END)::DOUBLE AS field, coalesce(${join(keys)})::DOUBLE AS level,
           ${join([...sumsOf('before', sql`NOT later`), ...sumsOf('after', sql`later`)])}
    FROM (
      SELECT ${join(codes)}, ${inside(after)} AS later, outcome = 'won' AS is_won,
             CASE WHEN amount > 0 THEN amount END AS money
      FROM deals
      WHERE outcome <> 'open' AND (${inside(before)} OR ${inside(after)}) AND ${where}
    )
    GROUP BY GROUPING SETS (${join(sets)})
    ORDER BY field, level`;
}

/** The place of a deal's level. The columns of numbers are told by their role, as no storage is known here. */
export function codeOf(field: Field): Sql {
  const isNumber = field.role === 'measure' || field.role === 'amount';
  return levelCode({ field, storage: { kind: isNumber ? 'number' : 'text' } });
}

function sumsOf(side: 'before' | 'after', within: Sql): Sql[] {
  const sum = (name: string, of: Sql, also: Sql): Sql =>
    sql`coalesce(sum(${of}) FILTER (${within}${also}), 0)::DOUBLE AS ${ident(`${side}_${name}`)}`;
  const all = sql``;
  const won = sql` AND is_won`;
  return [
    sum('deals', sql`1`, all),
    sum('won', sql`1`, won),
    sum('amount', sql`money`, all),
    sum('won_amount', sql`money`, won),
    sum('squares', sql`money * money`, all),
    sum('won_squares', sql`money * money`, won),
  ];
}
