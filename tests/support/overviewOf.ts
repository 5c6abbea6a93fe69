import { findOverview, type Overview } from '../../src/analysis/overview.ts';
import { prepare, type Prepared } from '../../src/analysis/prepare.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import { defaultComparison, type ComparisonChoice } from '../../src/domain/comparisonChoice.ts';
import type { Filter } from '../../src/domain/document/run.ts';
import { openDuckDB, type TestDuckDB } from './duckdb.ts';
import { analysisPort, loadCsv } from './loadCsv.ts';

/** A file that is loaded once and compared in many ways. */
export interface Compared {
  db: TestDuckDB;
  dataset: Dataset;
  prepared: Prepared;
  overview: (
    choice?: Partial<ComparisonChoice>,
    filters?: Filter[],
    known?: Partial<Prepared>,
  ) => Promise<Overview>;
}

export async function openCompared(text: string | readonly string[]): Promise<Compared> {
  const db = await openDuckDB();
  const file = new File(typeof text === 'string' ? [text] : [...text], 'deals.csv');
  const dataset = await loadCsv(db, file);
  const port = analysisPort(db);
  const prepared = await prepare(port, dataset);
  return {
    db,
    dataset,
    prepared,
    overview: (choice = {}, filters = [], known = {}) =>
      findOverview(
        port,
        dataset,
        { ...prepared, ...known },
        {
          filters,
          compare: { ...defaultComparison, ...choice },
          materiality: 0.01,
          looksTried: 1,
          seed: 1,
        },
      ),
  };
}
