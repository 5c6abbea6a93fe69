import type { AnalysisPort } from '../../src/analysis/port.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { IntakePlan } from '../../src/domain/intakePlan.ts';
import { inspect } from '../../workers/ingest/inspect.ts';
import { load } from '../../workers/ingest/load.ts';
import { openFile } from '../../workers/ingest/open/openFile.ts';
import type { LoadPort } from '../../workers/ingest/port.ts';
import type { TestDuckDB } from './duckdb.ts';

/** The app's intake on the engine in Node: a file is read into its memory rather than in place. */
export function loadPort(db: TestDuckDB): LoadPort {
  return {
    query: (sql) => Promise.resolve(db.query(sql)),
    run: (sql) => Promise.resolve(db.run(sql)),
    registerFile: async (name, file) =>
      db.registerBytes(name, new Uint8Array(await file.arrayBuffer())),
    dropFiles: () => Promise.resolve(),
  };
}

/** Inspects and loads as the app does when nothing needs a person; fails the test otherwise. */
export async function loadCsv(
  db: TestDuckDB,
  file: File,
  change: (plan: IntakePlan) => IntakePlan = (plan) => plan,
): Promise<Dataset> {
  const control = { now: () => performance.now(), onProgress: () => {}, cancelled: () => false };
  const opened = await openFile(file, null, control);
  const proposal = await inspect(opened);
  if (!proposal.ok) throw new Error(proposal.problem.sentence);
  const { plan, questions } = proposal.value;
  if (questions.length > 0) throw new Error(questions.map((one) => one.sentence).join(' '));
  const result = await load(loadPort(db), [opened], change(plan), control);
  if (!result.ok) throw new Error(`${result.problem.sentence} ${result.problem.detail ?? ''}`);
  if (result.value.phase === 'asking')
    throw new Error(result.value.questions.map((one) => one.sentence).join(' '));
  if (result.value.phase === 'table') throw new Error(result.value.problem.sentence);
  return result.value.dataset;
}

/** The analysis's way to the engine in Node. */
export const analysisPort = (db: TestDuckDB): AnalysisPort => ({
  rows: <Row>(_id: string, _title: string, query: { text: string }) =>
    Promise.resolve(db.query(query) as unknown as Row[]),
  columns: (_id, _title, query) => Promise.resolve(db.columns(query)),
  breathe: () => Promise.resolve(),
});
