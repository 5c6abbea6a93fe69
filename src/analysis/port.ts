import type { Sql } from '../sql/sql.ts';

/** How the analysis asks the engine. The title says in words what the query finds; both end up in `receipts`. */
export interface AnalysisPort {
  rows<Row>(id: string, title: string, query: Sql): Promise<Row[]>;
  /** The same as one typed array per column: for answers of thousands of rows, all of them numbers. */
  columns(id: string, title: string, query: Sql): Promise<Record<string, Float64Array>>;
  /** Makes a table that later questions ask; it stands until the next file. */
  keep(id: string, title: string, statement: Sql): Promise<void>;
  /** Lets other work in; rejects when nobody waits for this answer any more. */
  breathe(): Promise<void>;
}
