import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { loadAssets } from '../../workers/assets.ts';
import { DuckSession } from '../../workers/duckdb/session.ts';
import { type ProblemError, problemOf } from '../../workers/problems.ts';
import { tapWorkers } from '../support/workerTap.ts';

const { workers, untap } = tapWorkers();
const deaths: ProblemError[] = [];
let session: DuckSession;

/** Long enough that no machine finishes it before it is cancelled. */
const endless = 'SELECT count(*)::DOUBLE AS n FROM range(100000000) a, range(100000) b';
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no problem',
    (thrown: unknown) => problemOf(thrown).code,
  );

/** A query runs in slices, each answered: after a few answers it is under way. */
const underWay = (answers = 3): Promise<void> =>
  new Promise((resolve) => {
    workers.get('duckdb')?.addEventListener('message', () => {
      answers -= 1;
      if (answers === 0) resolve();
    });
  });

beforeAll(async () => {
  const { duckdb, wasm } = await loadAssets(() => {});
  session = await DuckSession.open({ script: duckdb, wasm }, (problem) => deaths.push(problem));
});
afterEach(() => deaths.splice(0));
afterAll(() => {
  session.close();
  untap();
});

test('it answers with plain rows, and with typed arrays', async () => {
  const sql = 'SELECT i::DOUBLE AS i FROM range(4000) t(i)';
  const rows = await session.query<{ i: number }>({ text: sql });
  expect(rows.length).toBe(4000);
  expect(rows.at(-1)).toEqual({ i: 3999 });
  expect((await session.columns(sql)).i?.length).toBe(4000);
  expect(await session.query('SELECT 1::DOUBLE AS i WHERE false')).toEqual([]);
});

test('wrong SQL and refused types fail alone; the engine goes on', async () => {
  await expect(session.query('SELECT no_such_column')).rejects.toThrow('no_such_column');
  await expect(session.query('SELECT count(*) AS n')).rejects.toThrow('“n”');
  expect(await session.query("SELECT 'on' AS it")).toEqual([{ it: 'on' }]);
});

test('several statements run in their order, and calls wait for each other', async () => {
  await session.run(
    'CREATE TABLE t (i DOUBLE); INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)',
  );
  const [first, second] = await Promise.all([
    session.query('SELECT sum(i) AS s FROM t'),
    session.run('INSERT INTO t VALUES (3)').then(() => session.query('SELECT sum(i) AS s FROM t')),
  ]);
  expect([first, second]).toEqual([[{ s: 3 }], [{ s: 6 }]]);
  await session.run('DROP TABLE t');
});

test('cancel ends what runs and what waits, and nothing that comes after', async () => {
  const running = codeOf(session.query(endless));
  const waiting = codeOf(session.query('SELECT 1::DOUBLE AS i'));
  await underWay();
  const done = session.cancel();
  const later = session.query('SELECT 2::DOUBLE AS i');
  await done;
  expect([await running, await waiting]).toEqual(['cancelled', 'cancelled']);
  expect(await later).toEqual([{ i: 2 }]);
});

test('cancel ends a load of a file and leaves neither a table nor an open file behind', async () => {
  const line = `${'x'.repeat(80)},1\n`;
  await session.registerFile('big.csv', new File([line.repeat(1_000_000)], 'big.csv'));
  const loading = codeOf(session.run(`CREATE TABLE big AS SELECT * FROM read_csv('big.csv')`));
  await underWay();
  await session.cancel();
  expect(await loading).toBe('cancelled');
  await session.dropFiles();
  await expect(session.query('SELECT * FROM big')).rejects.toThrow('big');
});

test('a killed worker ends every call, is told, and a restart brings the files back', async () => {
  await session.registerFile('a.csv', new File(['id,x\n1,5\n'], 'a.csv'));
  await session.run('CREATE TABLE gone AS SELECT 1 AS i');
  const running = codeOf(session.query(endless));
  const waiting = codeOf(session.query('SELECT 1::DOUBLE AS i'));
  await underWay();
  workers.get('duckdb')?.terminate();
  expect(await running).toBe('engine-stopped');
  expect(await waiting).toBe('engine-stopped');
  expect(session.alive).toBe(false);
  expect(deaths.map(({ problem }) => problem.code)).toEqual(['engine-stopped']);
  expect(await codeOf(session.query('SELECT 1::DOUBLE AS i'))).toBe('engine-stopped');

  await session.restart();
  expect(await session.query(`SELECT x::DOUBLE AS x FROM 'a.csv'`)).toEqual([{ x: 5 }]);
  await expect(session.query('SELECT * FROM gone')).rejects.toThrow('gone');
});

test('a restart in the middle of a query ends it as cancelled, and is no death', async () => {
  const running = codeOf(session.query(endless));
  const waiting = codeOf(session.query('SELECT 1::DOUBLE AS i'));
  await underWay();
  const restarted = session.restart();
  const later = session.query('SELECT 2::DOUBLE AS i');
  await restarted;
  expect([await running, await waiting]).toEqual(['cancelled', 'cancelled']);
  expect(deaths).toEqual([]);
  expect(await later).toEqual([{ i: 2 }]);
});

test('a query that needs more memory than there is breaks the engine with that reason', async () => {
  await session.run(`SET memory_limit = '60MB'`);
  const tooMuch = `CREATE TABLE huge AS SELECT repeat('x', 999) || i AS x FROM range(200000) t(i)`;
  expect(await codeOf(session.run(tooMuch))).toBe('out-of-memory');
  expect(deaths.map(({ problem }) => problem.code)).toEqual(['out-of-memory']);
  await session.restart();
  expect(await session.query('SELECT 1::DOUBLE AS i')).toEqual([{ i: 1 }]);
});

test('parts that are no engine are a problem, not a wait', async () => {
  const nothing = new Blob(['throw new Error("not this one")'], { type: 'text/javascript' });
  const opening = DuckSession.open({ script: nothing, wasm: new Blob([]) });
  expect(await codeOf(opening)).toBe('engine-failed');
});
