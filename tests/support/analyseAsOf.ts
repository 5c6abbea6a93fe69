import { analyse } from '../../src/analysis/analyse.ts';
import { prepare } from '../../src/analysis/prepare.ts';
import type { Analysis } from '../../src/domain/analysis.ts';
import { defaultComparison } from '../../src/domain/comparisonChoice.ts';
import type { Filter } from '../../src/domain/document/run.ts';
import { leaveAsOf } from '../../src/sql/asOf.ts';
import { standAsOf } from '../../workers/ingest/asOf/standAsOf.ts';
import type { TestDuckDB } from './duckdb.ts';
import { analysisPort, loadPort, loadStored } from './loadCsv.ts';

/** Loads a file once, and analyses it as it is or as of a day, as the engine does. */
export async function timeMachine(db: TestDuckDB, text: string) {
  const { dataset: whole, stored } = await loadStored(db, new File([text], 'deals.csv'));
  return async (day: string | null, filters: Filter[] = []): Promise<Analysis> => {
    for (const leave of leaveAsOf()) db.run(leave);
    const then = day === null ? null : await standAsOf(loadPort(db), whole, stored, day);
    const dataset = then?.dataset ?? whole;
    const port = analysisPort(db);
    const run = { id: 'test', createdAt: '2026-01-01T00:00:00Z', appVersion: 'test', seed: 1 };
    return analyse(
      { port, receipts: () => [], elapsedMs: () => 0 },
      dataset,
      await prepare(port, dataset),
      {
        run: { ...run, ...(then && { asOf: then.asOf }) },
        filters,
        compare: defaultComparison,
        materiality: 0.01,
        looksTried: 1,
        putBack: [],
        truth: null,
      },
      () => {},
    );
  };
}
