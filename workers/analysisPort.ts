import type { AnalysisPort } from '../src/analysis/port.ts';
import type { Receipt } from '../src/domain/document/run.ts';
import type { Sql } from '../src/sql/sql.ts';
import type { DuckSession } from './duckdb/session.ts';
import { cancelled, ProblemError } from './problems.ts';
import { pause } from './ingest/pause.ts';

/** The analysis's way to DuckDB. Each question leaves a receipt: its text, its rows, what it took. */
export class RecordingPort implements AnalysisPort {
  readonly receipts: Receipt[] = [];
  readonly #session: DuckSession;
  readonly #voided: () => boolean;

  /** @param voided whether nobody waits for the answer any more */
  constructor(session: DuckSession, voided: () => boolean) {
    this.#session = session;
    this.#voided = voided;
  }

  rows<Row>(id: string, title: string, query: Sql): Promise<Row[]> {
    return this.#record(id, title, query, async () => {
      const rows = (await this.#session.query(query)) as unknown as Row[];
      return { value: rows, rows: rows.length };
    });
  }

  columns(id: string, title: string, query: Sql): Promise<Record<string, Float64Array>> {
    return this.#record(id, title, query, async () => {
      const value = await this.#session.columns(query);
      return { value, rows: Object.values(value)[0]?.length ?? 0 };
    });
  }

  keep(id: string, title: string, statement: Sql): Promise<void> {
    return this.#record(id, title, statement, async () => {
      await this.#session.run(statement);
      return { value: undefined, rows: 0 };
    });
  }

  async breathe(): Promise<void> {
    await pause();
    if (this.#voided()) throw new ProblemError(cancelled());
  }

  async #record<T>(
    id: string,
    title: string,
    query: Sql,
    ask: () => Promise<{ value: T; rows: number }>,
  ): Promise<T> {
    if (this.#voided()) throw new ProblemError(cancelled());
    const began = performance.now();
    const { value, rows } = await ask();
    const elapsedMs = performance.now() - began;
    this.#leave({ id, title, sql: outdented(query.text), rows, elapsedMs });
    return value;
  }

  /** One receipt for a question, however often it is asked; pages tell them by their names. */
  #leave(receipt: Receipt): void {
    const { id, sql } = receipt;
    const named = (name: string) => this.receipts.find((one) => one.id === name);
    let name = id;
    for (let next = 2; named(name); next += 1) {
      if (named(name)?.sql === sql) return;
      name = `${id}-${next}`;
    }
    this.receipts.push({ ...receipt, id: name });
  }
}

/** The builders indent their SQL as code is; whoever reads a receipt wants it from the margin. */
export function outdented(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const margin = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(margin)).join('\n');
}
