import { join, sql, type Sql } from './sql.ts';

/** Open deals by the stage they stood in on an earlier day; `back` counts quarters of 13 weeks before `asOf`. */
export interface StageOpenRow {
  back: number;
  stage: string;
  deals: number;
  value: number;
}

/** Days between two forecasts that are replayed. */
export const QUARTER_DAYS = 91;

const dayBack = (asOf: string, back: number): Sql => sql`(${asOf}::DATE - ${back * QUARTER_DAYS})`;

/** How many changes of stage there are. */
export const stageChanges = (): Sql => sql`SELECT count(*)::DOUBLE AS changes FROM stage_history`;

/** What stood open in which stage, today and so many times 13 weeks ago. */
export const stageOpen = (asOf: string, backs: number, where: Sql): Sql => sql`
  WITH spans AS (
    SELECT deal_id, stage, changed_on AS entered,
           lead(changed_on, 1, DATE '9999-01-01') OVER (PARTITION BY deal_id ORDER BY changed_on) AS gone
    FROM stage_history WHERE stage IS NOT NULL AND changed_on IS NOT NULL
  ),
  moments(back, day) AS (VALUES ${join(
    Array.from({ length: backs + 1 }, (_, back) => sql`(${back}, ${dayBack(asOf, back)})`),
  )}),
  known AS (SELECT deal_id, outcome, closed_on, created_on, amount FROM deals WHERE ${where})
  SELECT back::DOUBLE AS back, stage::VARCHAR AS stage, count(*)::DOUBLE AS deals,
         coalesce(sum(known.amount), 0)::DOUBLE AS value
  FROM spans
  JOIN known ON known.deal_id = spans.deal_id
  JOIN moments ON entered <= day AND gone > day AND created_on <= day
    AND (outcome = 'open' OR closed_on > day)
  GROUP BY ALL ORDER BY back, stage`;

/** Deals that ever stood in a stage, by how they ended and how many quarters of 13 weeks ago. */
export interface StageEndRow {
  back: number;
  stage: string;
  won: number;
  lost: number;
}

export const stageEnds = (asOf: string, where: Sql): Sql => sql`
  WITH known AS (
    SELECT deal_id, outcome, (${asOf}::DATE - closed_on) // ${QUARTER_DAYS} AS back
    FROM deals WHERE outcome <> 'open' AND closed_on <= ${asOf}::DATE AND ${where}
  )
  SELECT back::DOUBLE AS back, stage::VARCHAR AS stage,
         count(*) FILTER (outcome = 'won')::DOUBLE AS won,
         count(*) FILTER (outcome = 'lost')::DOUBLE AS lost
  FROM (SELECT DISTINCT deal_id, stage FROM stage_history WHERE stage IS NOT NULL) stages
  JOIN known ON known.deal_id = stages.deal_id
  GROUP BY ALL ORDER BY back, stage`;
