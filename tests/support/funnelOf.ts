import { findOverview } from '../../src/analysis/overview.ts';
import { funnelPart } from '../../src/analysis/funnel/funnelPart.ts';
import { prepare } from '../../src/analysis/prepare.ts';
import type { Setting } from '../../src/analysis/setting.ts';
import { defaultComparison } from '../../src/domain/comparisonChoice.ts';
import type { Funnel } from '../../src/domain/document/funnel.ts';
import type { Filter } from '../../src/domain/document/run.ts';
import { cellsWhere, dealsWhere } from '../../src/sql/where.ts';
import { loadFiles } from '../ingest/joinFiles.ts';
import { openPort, type TestPort } from '../ingest/openPort.ts';
import { analysisPort } from './loadCsv.ts';

/** The funnel of files dropped together, through the app’s own intake; `use` runs while the engine still has them. */
export async function funnelOf(
  files: Readonly<Record<string, string>>,
  filters: Filter[] = [],
  use: (test: TestPort) => void = () => {},
): Promise<Funnel> {
  const test = await openPort();
  try {
    const dropped = Object.entries(files).map(([name, text]) => new File([text], name));
    const dataset = await loadFiles(test, dropped);
    const port = analysisPort(test.db);
    const prepared = await prepare(port, dataset);
    const run = { id: 'test', createdAt: '2026-01-01T00:00:00Z', appVersion: 'test', seed: 1 };
    const rest = { materiality: 0.01, looksTried: 1, putBack: [], truth: null };
    const input = { run, filters, compare: defaultComparison, ...rest };
    const overview = await findOverview(port, dataset, prepared, { ...input, seed: 1 });
    const cells = cellsWhere(filters, dataset.fields);
    const deals = dealsWhere(filters, dataset.fields);
    const breathe = (): Promise<void> => Promise.resolve();
    const setting: Setting = { port, dataset, prepared, overview, input, cells, deals, breathe };
    const { funnel } = await funnelPart(setting);
    use(test);
    return funnel;
  } finally {
    test.db.close();
  }
}
