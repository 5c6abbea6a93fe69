import { checkKind, type DealsQuestion, type DealsSet } from '../domain/dealsQuestion.ts';
import type { Field } from '../domain/field.ts';
import { dealRows } from './load/storage.ts';
import { olderThan } from './openFacts.ts';
import { ident, join, sql, type Sql } from './sql.ts';
import { between } from './valueRate.ts';
import { dealsWhere } from './where.ts';

/** What is known of the file and the question does not say. */
export interface SetFacts {
  /** The column of `deals` with this header; null when there is none. */
  columnOf: (name: string) => string | null;
  /** Days on which many deals were closed at once. */
  bulkDays: readonly string[];
  /** Closed deals after this day are dated long after everything else; null when that can't be told. */
  lastUsualDay: string | null;
  /** Values of a column that look like another one. */
  lookAlikes: (column: string) => readonly string[];
}

const nothing = sql`FALSE`;

/** The condition on a table of deals for the deals behind a number. What is not in the file finds none. */
export function dealsCondition(
  { filters, levels, period, outcome, set }: DealsQuestion,
  fields: readonly Field[],
  facts: SetFacts,
): Sql {
  const parts: Sql[] = [];
  if (outcome === 'closed') parts.push(sql`outcome <> 'open'`);
  else if (outcome !== 'any') parts.push(sql`outcome = ${outcome}`);
  if (period)
    parts.push(
      between(period.clock === 'closed' ? 'closed_on' : 'created_on', period.from, period.to),
    );
  const narrowed = [...filters, ...levels.map(({ field, level }) => ({ field, values: [level] }))];
  if (narrowed.length > 0) parts.push(dealsWhere(narrowed, fields));
  const all = (): Sql => (parts.length > 0 ? join(parts, ' AND ') : sql`TRUE`);
  if (set?.name === 'largest-open') return largest(set.most, all());
  if (set) parts.push(inSet(set, facts));
  return all();
}

/** Of deals with the same amount those that come first in the file. */
const largest = (most: number, where: Sql): Sql => sql`rowid IN (
    SELECT rowid FROM ${dealRows} WHERE outcome = 'open' AND ${where}
    ORDER BY amount DESC NULLS LAST, rowid LIMIT ${most})`;

function inSet(set: Exclude<DealsSet, { name: 'largest-open' }>, facts: SetFacts): Sql {
  if (set.name === 'with-cycle') return sql`closed_on >= created_on`;
  if (set.name === 'stalled') return olderThan(set.asOf, set.days);
  if (set.name === 'furthest-stage') return furthestStage(set);
  if (set.name === 'deals') return oneOf(sql`deal_id::VARCHAR`, set.ids);
  const name = set.column === null ? null : facts.columnOf(set.column);
  const column = name === null ? null : ident(name);
  switch (checkKind(set.check)) {
    case 'duplicate-ids':
      return sql`deal_id IN (
    SELECT deal_id FROM ${dealRows} WHERE deal_id IS NOT NULL GROUP BY deal_id HAVING count(*) > 1)`;
    case 'blank':
      return column ? sql`${column} IS NULL` : nothing;
    case 'closed-before-created':
      return sql`outcome <> 'open' AND closed_on < created_on`;
    case 'missing-close-date':
      return sql`outcome <> 'open' AND closed_on IS NULL`;
    case 'bulk-closing':
      return sql`outcome = 'lost' AND ${oneOf(sql`closed_on::VARCHAR`, facts.bulkDays)}`;
    case 'dates-after-horizon':
      return facts.lastUsualDay === null
        ? nothing
        : sql`outcome <> 'open' AND closed_on > ${facts.lastUsualDay}::DATE`;
    case 'negative-amounts':
      return sql`amount < 0`;
    case 'lost-without-amount':
      return sql`outcome = 'lost' AND (amount IS NULL OR amount = 0)`;
    case 'look-alikes':
      return column && set.column !== null
        ? oneOf(sql`${column}::VARCHAR`, facts.lookAlikes(set.column))
        : nothing;
    default:
      return nothing;
  }
}

const furthestStage = ({
  stage,
  later,
}: Extract<DealsSet, { name: 'furthest-stage' }>): Sql => sql`deal_id IN (
    SELECT deal_id FROM stage_history WHERE changed_on IS NOT NULL GROUP BY deal_id
    HAVING bool_or(stage = ${stage}) AND NOT bool_or(${oneOf(sql`stage`, later)}))`;

const oneOf = (column: Sql, values: readonly string[]): Sql =>
  values.length === 0 ? nothing : sql`${column} IN (${join(values.map((value) => sql`${value}`))})`;
