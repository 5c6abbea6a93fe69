import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import { lifelineName, whenGone } from '../lifeline.ts';
import { engineFailed, engineStopped, ProblemError } from '../problems.ts';
import { prelude, type Provisions, wasmAddress } from './prelude.ts';
import { settings } from './settings.ts';

/** What the engine is made of; kept by whoever may have to start it again. */
export interface EngineParts {
  script: Blob;
  wasm: Blob;
}

/** One life of DuckDB's worker, with its one connection. */
export interface Engine {
  db: AsyncDuckDB;
  connection: number;
  /** Resolves when the worker is gone: DuckDB's own promises never settle after that. */
  death: Promise<ProblemError>;
  /** Ends the worker; its memory goes back to the system only this way. */
  terminate(): void;
}

/** How long DuckDB works on a query before it looks up to see whether it is still wanted. */
const sliceMs = 25;

const failed = (detail: string) => new ProblemError(engineFailed(detail));
const gone = () => new ProblemError(engineStopped('DuckDB’s worker is gone.'));

/** Boots DuckDB: worker, WASM, database, connection, settings. */
export async function boot({ script, wasm }: EngineParts): Promise<Engine> {
  const url = URL.createObjectURL(new Blob([prelude, script], { type: 'text/javascript' }));
  const worker = new Worker(url, { name: 'duckdb' });
  const lifeline = lifelineName();
  worker.postMessage({ wasm, lifeline } satisfies Provisions);

  let die: (problem: ProblemError) => void = () => {};
  const death = new Promise<ProblemError>((resolve) => (die = resolve));
  worker.addEventListener('error', (event) => die(failed(event.message || 'It did not start.')));

  const start = async (): Promise<Engine> => {
    const db = new AsyncDuckDB(new VoidLogger(), worker);
    await db.instantiate(wasmAddress);
    // Its WASM is given to it only once it holds its lifeline.
    whenGone(lifeline, () => die(gone()));
    await db.open({ query: { queryPollingInterval: sliceMs } });
    const connection = await db.connectInternal();
    for (const setting of settings) await db.runQuery(connection, setting);
    return { db, connection, death, terminate: () => worker.terminate() };
  };
  try {
    const engine = await Promise.race([start(), death]);
    if (engine instanceof ProblemError) throw engine;
    return engine;
  } catch (thrown) {
    worker.terminate();
    throw thrown instanceof ProblemError ? thrown : failed(String(thrown));
  } finally {
    URL.revokeObjectURL(url);
  }
}
