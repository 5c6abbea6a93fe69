import { type Sql, sql } from '../sql.ts';

/** What DuckDB could not read: cells that do not convert (`CAST`, with their column), or rows it can't take apart. */
export interface RejectRow {
  column: string | null;
  kind: string;
  rows: number;
}

export const rejects = (): Sql => sql`
  SELECT column_name AS "column", error_type::VARCHAR AS kind, count(*)::DOUBLE AS rows
  FROM reject_errors GROUP BY ALL`;
