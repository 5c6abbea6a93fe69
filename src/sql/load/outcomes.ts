import type { Outcome, OutcomeValues } from '../../domain/outcome.ts';
import { ident, join, type Sql, sql } from '../sql.ts';
import { dealRows, enumType } from './storage.ts';

const OUTCOME = enumType(['won', 'lost', 'open']);
/** Typed where it stands: text would be looked up in the ENUM again for every deal. */
const outcome = (name: Outcome): Sql => sql`${name}::${OUTCOME}`;

export interface OutcomeCount {
  /** As it stands in the file; null for a blank cell. */
  value: string | null;
  deals: number;
}

/** The different values of the outcome column as they stand in the file. */
export const outcomeCounts = (column: 'outcome' | 'outcome_value', limit: number): Sql => sql`
  SELECT ${ident(column)}::VARCHAR AS value, count(*)::DOUBLE AS deals
  FROM ${dealRows} GROUP BY ${ident(column)} ORDER BY deals DESC, value LIMIT ${limit}`;

/** What a value means: won, lost, and everything else open. */
export function outcomeOf(value: Sql, values: OutcomeValues, open: Sql = sql``): Sql {
  const whens = (['won', 'lost'] as const)
    .filter((outcome) => values[outcome].length > 0)
    .map(
      (o) => sql`WHEN ${value} IN (${join(values[o].map((v) => sql`${v}`))}) THEN ${outcome(o)}`,
    );
  // A CASE needs at least one condition.
  return sql`(CASE ${open} ${join(whens, '\n')} WHEN true THEN ${outcome('open')} END)`;
}

/** The column that makes a deal open whatever the outcome says, and the values that do; null is a blank cell. */
export interface OpenWhen {
  column: string;
  values: readonly (string | null)[];
}

/** The different values of the column that says whether a deal is closed. */
export const flagCounts = (column: string, limit: number): Sql => sql`
  SELECT ${ident(column)}::VARCHAR AS value, count(*)::DOUBLE AS deals
  FROM ${dealRows} GROUP BY ${ident(column)} ORDER BY deals DESC, value LIMIT ${limit}`;

/** Gives the outcome column its meaning, in place: won, lost, and everything else open. */
export function mapOutcomes(values: OutcomeValues, openWhen: OpenWhen | null): Sql {
  const whens = (openWhen?.values ?? []).map((value) => {
    const cell = sql`${ident(openWhen?.column ?? '')}`;
    return value === null
      ? sql`WHEN ${cell} IS NULL THEN ${outcome('open')}`
      : sql`WHEN ${cell}::VARCHAR = ${value} THEN ${outcome('open')}`;
  });
  const open = join(whens, '\n');
  return sql`
    ALTER TABLE ${dealRows} ALTER outcome TYPE ${OUTCOME} USING ${outcomeOf(sql`outcome`, values, open)}`;
}

/** What deals that have both dates are called. */
const WON_AND_LOST = 'won and lost';

/** The outcome by the two columns that hold the day a deal was won and the day it was lost. */
export const outcomeByDates = (won: string, lost: string): Sql => sql`
  ALTER TABLE ${dealRows} ALTER outcome TYPE VARCHAR USING
    CASE WHEN ${ident(won)} IS NOT NULL AND ${ident(lost)} IS NOT NULL THEN ${WON_AND_LOST}
         WHEN ${ident(won)} IS NOT NULL THEN 'won'
         WHEN ${ident(lost)} IS NOT NULL THEN 'lost' ELSE 'open' END`;

export interface OutcomeTotal {
  outcome: Outcome;
  deals: number;
}

export const outcomeTotals = (): Sql => sql`
  SELECT outcome::VARCHAR AS outcome, count(*)::DOUBLE AS deals FROM ${dealRows} GROUP BY outcome`;
