import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import { columnsFrom, type Row, rowsFrom } from '../../workers/duckdb/rows.ts';
import { settings } from '../../workers/duckdb/settings.ts';

type Sql = string | { readonly text: string };

/** The engine the app ships, in Node and without a worker. */
export interface TestDuckDB {
  /** Runs a query and gives its rows exactly as the app's session would. */
  query<R extends object = Row>(sql: Sql): R[];
  /** The same for answers of nothing but numbers, one typed array for each column. */
  columns(sql: Sql): Record<string, Float64Array>;
  /** Runs statements whose result nobody reads. */
  run(sql: Sql): void;
  /** Makes a file that SQL can read by this name. */
  registerText(name: string, text: string): void;
  registerBytes(name: string, bytes: Uint8Array): void;
  close(): void;
}

const dist = dirname(
  createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-node'),
);
const bundle = (name: string) => ({
  mainModule: join(dist, `duckdb-${name}.wasm`),
  mainWorker: join(dist, `duckdb-node-${name}.worker.cjs`),
});

const textOf = (sql: Sql) => (typeof sql === 'string' ? sql : sql.text);

/** A fresh, empty database; about 0.3 s, so one for each test file rather than for each test. */
export async function openDuckDB(): Promise<TestDuckDB> {
  const bundles = { mvp: bundle('mvp'), eh: bundle('eh') };
  const db = await createDuckDB(bundles, new VoidLogger(), NODE_RUNTIME);
  await db.instantiate();
  db.open({});
  const connection = db.connect();
  const bytes = (sql: string) => connection.useUnsafe((bindings, id) => bindings.runQuery(id, sql));
  for (const setting of settings) bytes(setting);
  return {
    // The caller says what a row is, as the builder of the query does; only the values are checked here.
    query: <R extends object = Row>(sql: Sql) => rowsFrom(bytes(textOf(sql))) as unknown as R[],
    columns: (sql) => columnsFrom(bytes(textOf(sql))),
    run: (sql) => void bytes(textOf(sql)),
    registerText: (name, text) => db.registerFileText(name, text),
    registerBytes: (name, content) => db.registerFileBuffer(name, content),
    close: () => {
      connection.close();
      db.reset();
    },
  };
}
