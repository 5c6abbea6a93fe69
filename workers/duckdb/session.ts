import { DuckDBDataProtocol } from '@duckdb/duckdb-wasm';
import { cancelled, engineStopped, ProblemError } from '../problems.ts';
import { boot, type Engine, type EngineParts } from './boot.ts';
import { understand } from './fatal.ts';
import { columnsFrom, type Row, rowsFrom } from './rows.ts';

/** SQL as text or as the value of our tag. */
type Sql = string | { readonly text: string };

/**
 * The one conversation with DuckDB. Calls wait for each other; `cancel` ends all that were made before it.
 * Failures are thrown: a `ProblemError` when it was cancelled or the engine is gone, DuckDB's own error when
 * the SQL was at fault.
 */
export class DuckSession {
  readonly #parts: EngineParts;
  readonly #onDeath: (problem: ProblemError) => void;
  readonly #files = new Map<string, File>();
  #engine: Engine | null = null;
  /** Why there is no engine, when there is none. */
  #gone = new ProblemError(engineStopped('The engine was not started.'));
  /** Everything asked before this number changed is void. */
  #wish = 0;
  #queue: Promise<unknown> = Promise.resolve();
  /** Rejects the call that is being answered; DuckDB would leave it open for ever. */
  #abandon: ((problem: ProblemError) => void) | null = null;

  private constructor(parts: EngineParts, onDeath: (problem: ProblemError) => void) {
    this.#parts = parts;
    this.#onDeath = onDeath;
  }

  /** @param onDeath told when the engine is gone without having been asked to; `restart` brings a new, empty one */
  static async open(
    parts: EngineParts,
    onDeath: (problem: ProblemError) => void = () => {},
  ): Promise<DuckSession> {
    const session = new DuckSession(parts, onDeath);
    await session.#boot();
    return session;
  }

  get alive(): boolean {
    return this.#engine !== null;
  }

  version(): Promise<string> {
    return this.#ask(({ db }) => db.getVersion());
  }

  /** The rows of a query: DOUBLE, VARCHAR, BOOLEAN and DATE (as text); anything else is refused. */
  async query<R extends object = Row>(sql: Sql): Promise<R[]> {
    // The caller says what a row is, as the builder of the query does; only the values are checked.
    return rowsFrom(await this.#send(sql)) as unknown as R[];
  }

  /** The same for answers of nothing but numbers, as one typed array for each column. */
  async columns(sql: Sql): Promise<Record<string, Float64Array>> {
    return columnsFrom(await this.#send(sql));
  }

  /** Statements whose result nobody reads. */
  async run(sql: Sql): Promise<void> {
    await this.#send(sql);
  }

  /** Lets SQL read the file by this name, in place: its bytes are not copied. Survives a restart. */
  async registerFile(name: string, file: File): Promise<void> {
    this.#files.set(name, file);
    await this.#ask((engine) => register(engine, name, file));
  }

  async dropFiles(): Promise<void> {
    const names = [...this.#files.keys()];
    this.#files.clear();
    await this.#ask(({ db }) => db.dropFiles(names));
  }

  /** Ends what runs and what waits; each of those calls rejects with `cancelled`. Resolves when they have. */
  async cancel(): Promise<void> {
    this.#wish += 1;
    await this.#queue;
  }

  /** A new engine with the same files and nothing else in it. What ran or waited ends as cancelled. */
  async restart(): Promise<void> {
    this.#wish += 1;
    this.#end(new ProblemError(cancelled()));
    const booted = this.#queue.then(() => this.#boot());
    this.#queue = booted.catch(() => {});
    await booted;
  }

  /** A new engine with nothing in it, which gives all memory back: WASM memory never shrinks. What ran ends as cancelled. */
  async reset(): Promise<void> {
    this.#files.clear();
    await this.restart();
  }

  close(): void {
    this.#end(new ProblemError(engineStopped('The engine was closed.')));
  }

  async #boot(): Promise<void> {
    const engine = await boot(this.#parts);
    this.#engine = engine;
    void engine.death.then((problem) => this.#die(engine, problem));
    for (const [name, file] of this.#files) await register(engine, name, file);
  }

  #die(engine: Engine, problem: ProblemError): void {
    if (this.#engine !== engine) return; // we ended it ourselves
    this.#end(problem);
    this.#onDeath(problem);
  }

  #end(problem: ProblemError): void {
    this.#gone = problem;
    this.#engine?.terminate();
    this.#engine = null;
    this.#abandon?.(problem);
  }

  /** One call at a time: DuckDB has one place for a pending query on a connection. */
  #ask<T>(call: (engine: Engine, voided: () => boolean) => Promise<T>): Promise<T> {
    const wish = this.#wish;
    const voided = () => wish !== this.#wish;
    const turn = this.#queue.then(async () => {
      if (voided()) throw new ProblemError(cancelled());
      const engine = this.#engine;
      if (!engine) throw this.#gone;
      try {
        return await new Promise<T>((resolve, reject) => {
          this.#abandon = reject;
          call(engine, voided).then(resolve, reject);
        });
      } catch (thrown) {
        const { error, broken } = understand(thrown);
        if (broken) this.#die(engine, broken);
        throw error;
      } finally {
        this.#abandon = null;
      }
    });
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** Runs a query in slices, so that between two of them it can be ended. */
  #send(sql: Sql): Promise<Uint8Array[]> {
    const text = typeof sql === 'string' ? sql : sql.text;
    return this.#ask(async ({ db, connection }, voided) => {
      let header = await db.startPendingQuery(connection, text);
      while (header === null) {
        if (voided()) {
          await db.cancelPendingQuery(connection);
          // Only the next query makes the connection let go of the files this one had open.
          await db.runQuery(connection, 'SELECT 1');
          throw new ProblemError(cancelled());
        }
        header = await db.pollPendingQuery(connection);
      }
      const parts = [header];
      for (;;) {
        const part = await db.fetchQueryResults(connection);
        if (part === null) continue; // not ready yet
        if (part.length === 0) return parts;
        parts.push(part);
      }
    });
  }
}

const register = ({ db }: Engine, name: string, file: File): Promise<void> =>
  db.registerFileHandle(name, file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
