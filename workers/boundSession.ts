import type { Sql } from '../src/sql/sql.ts';
import type { DuckSession } from './duckdb/session.ts';
import type { LoadPort } from './ingest/port.ts';
import { cancelled, ProblemError } from './problems.ts';

/**
 * The session for the length of one wish. Work that something newer has made void may still be on its way from one
 * question to the next; from here on it asks nothing, lest it drop the tables and files of what came after it.
 * @param voided whether something newer was asked for
 */
export function boundSession(session: DuckSession, voided: () => boolean): LoadPort {
  const check = (): void => {
    if (voided()) throw new ProblemError(cancelled());
  };
  return {
    query: async <R extends object>(sql: Sql): Promise<R[]> => {
      check();
      return session.query<R>(sql);
    },
    run: async (sql) => {
      check();
      await session.run(sql);
    },
    registerFile: async (name, file) => {
      check();
      await session.registerFile(name, file);
    },
    dropFiles: async () => {
      check();
      await session.dropFiles();
    },
  };
}
