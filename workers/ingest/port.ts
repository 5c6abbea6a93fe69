import type { Progress } from '../../src/engine/contract.ts';
import type { Sql } from '../../src/sql/sql.ts';
import { cancelled, ProblemError } from '../problems.ts';
import type { CountApart } from './records/counted.ts';

/** What intake needs of DuckDB; `DuckSession` is one, the tests have another. */
export interface LoadPort {
  query<R extends object>(sql: Sql): Promise<R[]>;
  run(sql: Sql): Promise<void>;
  registerFile(name: string, file: File): Promise<void>;
  dropFiles(): Promise<void>;
}

/** Who is waiting: a clock for the timings, someone to tell, and a way to be stopped. */
export interface LoadControl {
  now(): number;
  onProgress(progress: Progress): void;
  cancelled(): boolean;
  /** A second thread; without one, files are counted in this one. */
  countApart?: CountApart;
}

export function stopIfCancelled(control: LoadControl): void {
  if (control.cancelled()) throw new ProblemError(cancelled());
}
