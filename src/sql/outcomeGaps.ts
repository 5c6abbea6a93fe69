import { ident, join, sql, type Sql } from './sql.ts';

/** For one column of `deals`: how many deals of each outcome are blank, or blank or zero. */
export interface GapRow {
  column: string;
  won: number;
  lost: number;
  won_gaps: number;
  lost_gaps: number;
}

/** @param columns names of columns of `deals`; numbers that are 0 count as gaps */
export function outcomeGaps(columns: readonly { name: string; numeric: boolean }[]): Sql {
  const parts = columns.map(({ name, numeric }) => {
    const column = ident(name);
    const gap = numeric
      ? sql`(${column} IS NULL OR ${column} = 0)`
      : sql`(${column} IS NULL OR trim(${column}::VARCHAR) = '')`;
    return sql`
      SELECT ${name} AS "column",
             count(*) FILTER (outcome = 'won')::DOUBLE AS won,
             count(*) FILTER (outcome = 'lost')::DOUBLE AS lost,
             count(*) FILTER (outcome = 'won' AND ${gap})::DOUBLE AS won_gaps,
             count(*) FILTER (outcome = 'lost' AND ${gap})::DOUBLE AS lost_gaps
      FROM deals`;
  });
  return join(parts, ' UNION ALL ');
}
