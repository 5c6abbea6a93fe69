import { analyse } from '../../src/analysis/analyse.ts';
import { prepare } from '../../src/analysis/prepare.ts';
import type { Analysis } from '../../src/domain/analysis.ts';
import { defaultComparison, type ComparisonChoice } from '../../src/domain/comparisonChoice.ts';
import type { Filter } from '../../src/domain/document/run.ts';
import type { PlantedTruth } from '../../src/domain/plantedTruth.ts';
import { openDuckDB } from './duckdb.ts';
import { analysisPort, loadFiles } from './loadCsv.ts';

export interface AnalyseCsvOptions {
  filters?: Filter[];
  compare?: Partial<ComparisonChoice>;
  truth?: PlantedTruth;
  onSnapshot?: (snapshot: Analysis) => void;
}

/** From the text of a CSV file to the whole analysis document, in Node. */
export const analyseCsv = (
  text: string | readonly string[],
  options: AnalyseCsvOptions = {},
): Promise<Analysis> =>
  analyseFiles([new File(typeof text === 'string' ? [text] : [...text], 'deals.csv')], options);

/** The same of files dropped together. */
export async function analyseFiles(
  files: readonly File[],
  { filters = [], compare, truth, onSnapshot = () => {} }: AnalyseCsvOptions = {},
): Promise<Analysis> {
  const db = await openDuckDB();
  try {
    const dataset = await loadFiles(db, files);
    const port = analysisPort(db);
    const prepared = await prepare(port, dataset);
    const host = { port, receipts: () => [], elapsedMs: () => 0 };
    const run = { id: 'test', createdAt: '2026-01-01T00:00:00Z', appVersion: 'test', seed: 1 };
    const rest = { materiality: 0.01, looksTried: 1, putBack: [] };
    const input = {
      run,
      filters,
      compare: { ...defaultComparison, ...compare },
      truth: truth ?? null,
      ...rest,
    };
    return await analyse(host, dataset, prepared, input, onSnapshot);
  } finally {
    db.close();
  }
}
