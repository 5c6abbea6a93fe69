import { sql, type Sql } from './sql.ts';
import type { Span } from './segmentValues.ts';

/** The closed deals behind a finding, as its receipt shows them: of the whole file, or of some days. */
export const closedDealsOf = (where: Sql, within: Span | null): Sql =>
  within
    ? sql`SELECT * FROM deals WHERE outcome <> 'open' AND closed_on BETWEEN ${within.from}::DATE AND ${within.to}::DATE AND ${where}`
    : sql`SELECT * FROM deals WHERE outcome <> 'open' AND ${where}`;

/** The deals created in some days, whatever became of them. */
export const dealsCreatedIn = (where: Sql, { from, to }: Span): Sql =>
  sql`SELECT * FROM deals WHERE created_on BETWEEN ${from}::DATE AND ${to}::DATE AND ${where}`;
