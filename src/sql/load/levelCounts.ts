import type { Outcome } from '../../domain/outcome.ts';
import { ident, type Sql, sql } from '../sql.ts';
import { dealRows } from './storage.ts';

export interface LevelRow {
  /** null for a blank cell. */
  level: string | null;
  outcome: Outcome;
  deals: number;
}

/** The different values of a column, with what became of their deals; a row for each of both. */
export const levelCounts = (column: string, limit: number): Sql => sql`
  SELECT level::VARCHAR AS level, outcome::VARCHAR AS outcome, deals FROM (
    SELECT ${ident(column)} AS level, outcome, count(*)::DOUBLE AS deals
    FROM ${dealRows} GROUP BY ALL LIMIT ${limit})`;
