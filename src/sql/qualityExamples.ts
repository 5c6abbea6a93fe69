import { sql, type Sql } from './sql.ts';

export interface ExampleRow {
  example: string;
  count: number;
}

/** Ids that stand on more than one row. */
export const repeatedIds = (): Sql => sql`
  SELECT deal_id AS example, count(*)::DOUBLE AS count
  FROM deals WHERE deal_id IS NOT NULL
  GROUP BY deal_id HAVING count(*) > 1 ORDER BY count DESC, example LIMIT 5`;

export const closedBeforeCreated = (): Sql => sql`
  SELECT created_on::VARCHAR || ' → ' || closed_on::VARCHAR AS example, count(*)::DOUBLE AS count
  FROM deals WHERE outcome <> 'open' AND closed_on < created_on
  GROUP BY example ORDER BY count DESC, example LIMIT 5`;

/** Deals of each stage by outcome. */
export interface StageRow {
  stage: string;
  won: number;
  lost: number;
  open: number;
}

export const stageByOutcome = (): Sql => sql`
  SELECT coalesce(stage, '(blank)') AS stage,
         count(*) FILTER (outcome = 'won')::DOUBLE AS won,
         count(*) FILTER (outcome = 'lost')::DOUBLE AS lost,
         count(*) FILTER (outcome = 'open')::DOUBLE AS open
  FROM deals GROUP BY ALL ORDER BY won + lost + open DESC LIMIT 200`;
