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
             coalesce(sum(deals) FILTER (outcome = 'won'), 0)::DOUBLE AS won,
             coalesce(sum(deals) FILTER (outcome = 'lost'), 0)::DOUBLE AS lost,
             coalesce(sum(gaps) FILTER (outcome = 'won'), 0)::DOUBLE AS won_gaps,
             coalesce(sum(gaps) FILTER (outcome = 'lost'), 0)::DOUBLE AS lost_gaps
      FROM (SELECT outcome, count(*) AS deals, count(CASE WHEN ${gap} THEN 1 END) AS gaps FROM deals GROUP BY outcome)`;
  });
  return join(parts, ' UNION ALL ');
}
