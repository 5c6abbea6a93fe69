import type { IntakePlan } from '../../src/domain/intakePlan.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { LoadResult, Proposal } from '../../src/engine/contract.ts';
import { inspect } from '../../workers/ingest/inspect.ts';
import { load } from '../../workers/ingest/load.ts';
import { type OpenedFile, openFile } from '../../workers/ingest/open/openFile.ts';
import type { LoadControl, LoadPort } from '../../workers/ingest/port.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';

export interface TestPort {
  db: TestDuckDB;
  port: LoadPort;
}

/** The app's engine behind the port that intake uses. */
export async function openPort(): Promise<TestPort> {
  const db = await openDuckDB();
  return {
    db,
    port: {
      query: async (sql) => db.query(sql),
      run: async (sql) => db.run(sql),
      registerFile: async (name, file) =>
        db.registerBytes(name, new Uint8Array(await file.arrayBuffer())),
      dropFiles: async () => {},
    },
  };
}

export const calmly: LoadControl = {
  now: () => performance.now(),
  onProgress: () => {},
  cancelled: () => false,
};

/** The file as intake takes it. */
export const opened = (file: File): Promise<OpenedFile> => openFile(file, null, calmly);

/** What inspecting a file gives, when it is to go well. */
export async function inspected(file: File): Promise<Proposal> {
  const answer = await inspect(await opened(file));
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.sentence}`);
  return answer.value;
}

/** What loading a file by a plan comes to, when it is to go well. */
export async function loadOf(
  { port }: TestPort,
  file: File,
  plan: IntakePlan,
): Promise<LoadResult> {
  const answer = await load(port, [await opened(file)], plan, calmly);
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.sentence}`);
  return answer.value;
}

/** Loads a file that leaves nothing to ask. */
export async function loadAll(
  { port }: TestPort,
  file: File,
  change: (plan: IntakePlan) => IntakePlan = (plan) => plan,
): Promise<Dataset> {
  const { plan, questions } = await inspected(file);
  const answer = await load(port, [await opened(file)], change(plan), calmly);
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.sentence}`);
  if (answer.value.phase === 'asking') {
    throw new Error([...questions, ...answer.value.questions].map(({ id }) => id).join(', '));
  }
  if (answer.value.phase === 'table') throw new Error(answer.value.problem.code);
  return answer.value.dataset;
}

export const roleOf = (plan: IntakePlan): Record<string, string> =>
  Object.fromEntries(plan.columns.map(({ name, role }) => [name, role]));

/** How many deals ended how. */
export const outcomesIn = ({ db }: TestPort): Record<string, number> =>
  Object.fromEntries(
    db
      .query<{ o: string; n: number }>(
        'SELECT outcome::VARCHAR AS o, count(*)::DOUBLE AS n FROM deals GROUP BY 1',
      )
      .map(({ o, n }) => [o, n]),
  );
