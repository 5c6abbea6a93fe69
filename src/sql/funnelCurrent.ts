import { dealRows } from './load/storage.ts';
import { ident, sql, type Sql } from './sql.ts';

/** Where the stage of a deal stands: in a column of its own, or in the text of its outcome. */
export type StageColumn = 'stage' | 'outcome_value';

/** One row where the text of the outcome was kept beside its meaning. */
export const outcomeText = (): Sql => sql`
  SELECT column_name::VARCHAR AS name FROM duckdb_columns()
  WHERE table_name = 'deal_rows' AND column_name = 'outcome_value' LIMIT 1`;

/** Deals by the stage they stand in now. Days are medians; money in the file's currency. */
export interface PresentStageRow {
  stage: string;
  won: number;
  lost: number;
  open: number;
  open_amount: number | null;
  /** Of the open deals from created to the file's last day; null where the dates don't tell. */
  age: number | null;
}

export const presentStages = (column: StageColumn, asOf: string | null, where: Sql): Sql => sql`
  SELECT ${ident(column)}::VARCHAR AS stage,
         (count(*) FILTER (outcome = 'won'))::DOUBLE AS won,
         (count(*) FILTER (outcome = 'lost'))::DOUBLE AS lost,
         (count(*) FILTER (outcome = 'open'))::DOUBLE AS open,
         (sum(amount) FILTER (outcome = 'open'))::DOUBLE AS open_amount,
         (median(${asOf}::DATE - created_on) FILTER (outcome = 'open'))::DOUBLE AS age
  FROM ${dealRows} WHERE ${ident(column)} IS NOT NULL AND ${where}
  GROUP BY ALL ORDER BY won + lost + open DESC, stage LIMIT 200`;

/** The last day in the history. */
export const lastChange = (): Sql => sql`SELECT max(changed_on)::VARCHAR AS day FROM stage_history`;

/** How a count hangs together with the days that closed deals took. */
export const daysCorrelation = (column: string, where: Sql): Sql => sql`
  SELECT corr(${ident(column)}::DOUBLE, (closed_on - created_on)::DOUBLE)::DOUBLE AS r,
         count(${ident(column)})::DOUBLE AS deals
  FROM ${dealRows} WHERE outcome <> 'open' AND closed_on >= created_on AND ${where}`;
