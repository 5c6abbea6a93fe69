import type { AnalysisPort } from '../../src/analysis/port.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { IntakePlan } from '../../src/domain/intakePlan.ts';
import type { StoredDeals } from '../../workers/ingest/asOf/storedDeals.ts';
import { inspectFiles } from '../../workers/ingest/join/inspectFiles.ts';
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
export const loadCsv = async (
  db: TestDuckDB,
  file: File,
  change?: (plan: IntakePlan) => IntakePlan,
): Promise<Dataset> => (await loadStored(db, file, change)).dataset;

/** The same of files dropped together. */
export const loadFiles = async (db: TestDuckDB, files: readonly File[]): Promise<Dataset> =>
  (await loadAll(db, files)).dataset;

/** The same of one file, with how the deals are kept. */
export const loadStored = (
  db: TestDuckDB,
  file: File,
  change?: (plan: IntakePlan) => IntakePlan,
): Promise<{ dataset: Dataset; stored: StoredDeals }> => loadAll(db, [file], change);

async function loadAll(
  db: TestDuckDB,
  files: readonly File[],
  change: (plan: IntakePlan) => IntakePlan = (plan) => plan,
): Promise<{ dataset: Dataset; stored: StoredDeals }> {
  const control = { now: () => performance.now(), onProgress: () => {}, cancelled: () => false };
  const opened = await Promise.all(files.map((file) => openFile(file, null, control)));
  const proposal = await inspectFiles(opened);
  if (!proposal.ok) throw new Error(proposal.problem.sentence);
  const { plan, questions } = proposal.value;
  if (questions.length > 0) throw new Error(questions.map((one) => one.sentence).join(' '));
  const result = await load(loadPort(db), opened, change(plan), control);
  if (!result.ok) throw new Error(`${result.problem.sentence} ${result.problem.detail ?? ''}`);
  if (result.value.phase === 'asking')
    throw new Error(result.value.questions.map((one) => one.sentence).join(' '));
  if (result.value.phase === 'table') throw new Error(result.value.problem.sentence);
  return { dataset: result.value.dataset, stored: result.value.stored };
}

/** The analysis's way to the engine in Node. */
export const analysisPort = (db: TestDuckDB): AnalysisPort => ({
  rows: <Row>(_id: string, _title: string, query: { text: string }) =>
    Promise.resolve(db.query(query) as unknown as Row[]),
  columns: (_id, _title, query) => Promise.resolve(db.columns(query)),
  keep: (_id, _title, statement) => Promise.resolve(db.run(statement)),
  breathe: () => Promise.resolve(),
});
