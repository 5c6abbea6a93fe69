import { analyse } from '../../src/analysis/analyse.ts';
import { prepare } from '../../src/analysis/prepare.ts';
import type { Finished, KeptRun } from '../../src/analysis/setting.ts';
import { defaultComparison } from '../../src/domain/comparisonChoice.ts';
import type { Pipeline } from '../../src/domain/document/pipeline.ts';
import type { Filter } from '../../src/domain/document/run.ts';
import { openDuckDB } from './duckdb.ts';
import { analysisPort, loadCsv } from './loadCsv.ts';

/** The analysis of a file, and what its parts were made of; `use` runs while the engine still has the file. */
export async function scoredPipeline(
  csv: string,
  filters: Filter[] = [],
  use: (run: Finished) => Promise<void> | void = () => {},
): Promise<{ pipeline: Pipeline; run: Finished }> {
  const db = await openDuckDB();
  try {
    const dataset = await loadCsv(db, new File([csv], 'deals.csv'));
    const port = analysisPort(db);
    const prepared = await prepare(port, dataset);
    const kept: KeptRun = { last: null };
    const run = { id: 'test', createdAt: '2026-01-01T00:00:00Z', appVersion: 'test', seed: 1 };
    const rest = { materiality: 0.01, looksTried: 1, putBack: [], truth: null };
    const host = { port, receipts: () => [], elapsedMs: () => 0, kept };
    const input = { run, filters, compare: defaultComparison, ...rest };
    const { pipeline } = await analyse(host, dataset, prepared, input, () => {});
    if (!pipeline || !kept.last) throw new Error('The analysis has no open deals’ part.');
    await use(kept.last);
    return { pipeline, run: kept.last };
  } finally {
    db.close();
  }
}
