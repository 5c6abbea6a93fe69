import { ident, join, sql, type Sql } from './sql.ts';

/** Closed deals of one rep that were in a stage, and those of them that were lost from it. */
export interface RepStageRow {
  rep: string;
  stage: string;
  deals: number;
  lost: number;
}

/**
 * Where each rep's closed deals were, by the history of stages. A lost deal was lost from the last stage it was in; of
 * several left on one day, from the one it entered last.
 * @param column of `deals` that names the rep   @param ends stages that only say how a deal ended
 */
export const repStages = (column: string, ends: readonly string[], where: Sql): Sql => sql`
  WITH closed AS (
    SELECT deal_id, ${ident(column)}::VARCHAR AS rep, outcome
    FROM deals WHERE outcome <> 'open' AND deal_id IS NOT NULL AND ${where}
  ), steps AS (
    SELECT deal_id, stage, min(changed_on) AS first_on, max(changed_on) AS last_on
    FROM stage_history
    WHERE stage IS NOT NULL AND changed_on IS NOT NULL
      AND ${ends.length > 0 ? sql`stage NOT IN (${join(ends.map((end) => sql`${end}`))})` : sql`TRUE`}
    GROUP BY deal_id, stage
  ), lasts AS (
    SELECT deal_id, arg_max(stage, (last_on, first_on, stage)) AS last_stage FROM steps GROUP BY deal_id
  )
  SELECT rep, stage, count(*)::DOUBLE AS deals,
         (count(*) FILTER (outcome = 'lost' AND stage = last_stage))::DOUBLE AS lost
  FROM closed JOIN steps USING (deal_id) JOIN lasts USING (deal_id)
  WHERE rep IS NOT NULL
  GROUP BY ALL ORDER BY rep, stage`;
