import { dealRows } from './load/storage.ts';
import { ident, join, sql, type Sql } from './sql.ts';

/** One row per deal that has a history: the first and the last day in every stage. Made once for each file. */
export const stageDays = ident('stage_days');

/** The stages a history lists, the commonest first. */
export interface ListedStage {
  stage: string;
  rows: number;
}

export const listedStages = (): Sql => sql`
  SELECT stage, count(*)::DOUBLE AS rows FROM stage_history WHERE stage IS NOT NULL
  GROUP BY stage ORDER BY rows DESC, stage LIMIT 200`;

/** How the deals of a stage ended. */
export interface StageRow extends ListedStage {
  won: number;
  lost: number;
  /** Rows of the day their deal closed on. */
  closing: number;
}

/** Of the first rows of the history, as joining all of a large one takes long. */
export const stageEnds = (rows: number): Sql => sql`
  SELECT listed.stage AS stage, count(*)::DOUBLE AS rows,
         (count(*) FILTER (outcome = 'won'))::DOUBLE AS won,
         (count(*) FILTER (outcome = 'lost'))::DOUBLE AS lost,
         (count(*) FILTER (outcome <> 'open' AND changed_on = closed_on))::DOUBLE AS closing
  FROM (SELECT deal_id, stage, changed_on FROM stage_history
        WHERE stage IS NOT NULL LIMIT ${rows}) AS listed
  JOIN ${dealRows} USING (deal_id)
  GROUP BY listed.stage ORDER BY rows DESC, listed.stage`;

/** First and last day in the stage at a place of the list. */
export const firstDay = (place: number): Sql => ident(`first_${place}`);
export const lastDay = (place: number): Sql => ident(`last_${place}`);

/**
 * @param stages that deals are worked in   @param ends that say how they ended
 * @returns columns `deal` (its row), `first_<i>` and `last_<i>` by place of the stage, `first_end`, `last_end`
 */
export function keepStageDays(stages: readonly string[], ends: readonly string[]): Sql {
  const places = stages.map((stage, i) => sql`WHEN ${stage} THEN ${i}`);
  const closing = ends.map((stage) => sql`WHEN ${stage} THEN -1`);
  const days = stages.flatMap((_, i) => [
    sql`min(day) FILTER (place = ${i}) AS ${firstDay(i)}`,
    sql`max(day) FILTER (place = ${i}) AS ${lastDay(i)}`,
  ]);
  return sql`
  CREATE TABLE IF NOT EXISTS ${stageDays} AS
  SELECT ${dealRows}.rowid AS deal, ways.* EXCLUDE (deal_id)
  FROM (
    SELECT deal_id, ${join(days, ',\n')},
           min(day) FILTER (place = -1) AS first_end, max(day) FILTER (place = -1) AS last_end
    FROM (
      SELECT deal_id, changed_on AS day,
             (CASE stage ${join([...places, ...closing], '\n')} END)::TINYINT AS place
      FROM stage_history WHERE changed_on IS NOT NULL
    )
    WHERE place IS NOT NULL
    GROUP BY deal_id
  ) AS ways JOIN ${dealRows} USING (deal_id)`;
}

/** Of deals that stood in two stages, how many entered the one first, and how many the other: `before_<i>_<j>`. */
export type OrderRow = Record<string, number | null>;

/** One row: who comes before whom, and `lag_<i>`, the mean days from a deal's first change to its entering a stage. */
export function stageOrderCounts(stages: number): Sql {
  const places = Array.from({ length: stages }, (_, i) => i);
  const firsts = join(places.map(firstDay));
  const pairs = places.flatMap((i) =>
    places
      .filter((j) => j !== i)
      .map(
        (j) =>
          sql`(count(*) FILTER (${firstDay(i)} < ${firstDay(j)}))::DOUBLE AS ${ident(`before_${i}_${j}`)}`,
      ),
  );
  const lags = places.map(
    (i) => sql`avg(${firstDay(i)} - least(${firsts}))::DOUBLE AS ${ident(`lag_${i}`)}`,
  );
  return sql`SELECT ${join([...pairs, ...lags], ',\n')} FROM ${stageDays}`;
}
