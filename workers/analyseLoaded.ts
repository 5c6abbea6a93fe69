import { analyse } from '../src/analysis/analyse.ts';
import { prepare } from '../src/analysis/prepare.ts';
import type { Analysis } from '../src/domain/analysis.ts';
import type { Dataset } from '../src/domain/dataset.ts';
import { fitWishesThen } from '../src/domain/fitWishes.ts';
import type { PlantedTruth } from '../src/domain/plantedTruth.ts';
import { noWishes } from '../src/domain/wishes.ts';
import type { AnalyseOptions, RunIdentity } from '../src/engine/contract.ts';
import { RecordingPort } from './analysisPort.ts';
import type { DuckSession } from './duckdb/session.ts';
import type { FirstLook, Loaded } from './loaded.ts';
import type { Wish } from './wish.ts';

/** Analyses the file that stands in DuckDB, as it is or as of the day it stands as of. @param began when it was asked for */
export async function analyseLoaded(
  session: DuckSession,
  loaded: Loaded,
  { run, options, truth }: Asked,
  { wish, began, onSnapshot }: Asking,
): Promise<Analysis> {
  const { dataset, asOf } = loaded;
  const first = loaded.prepared ?? (await firstLook(session, loaded, wish));
  loaded.prepared = first;
  const port = new RecordingPort(session, wish.voided);
  const host = {
    port,
    receipts: () => [...first.receipts, ...port.receipts],
    elapsedMs: () => performance.now() - began,
    kept: first.kept,
  };
  const input = asOf
    ? { ...fitThen(options, dataset), run: { ...run, asOf }, truth }
    : { ...options, run, truth };
  return analyse(host, dataset, first.prepared, input, onSnapshot);
}

interface Asked {
  run: RunIdentity;
  options: AnalyseOptions;
  truth: PlantedTruth | null;
}

interface Asking {
  wish: Wish;
  began: number;
  onSnapshot: (snapshot: Analysis) => void;
}

async function firstLook(
  session: DuckSession,
  { dataset, made }: Loaded,
  wish: Wish,
): Promise<FirstLook> {
  const port = new RecordingPort(session, wish.voided);
  const prepared = await prepare(port, dataset);
  return { prepared, receipts: [...made, ...port.receipts], kept: { last: null } };
}

/** What of the wishes the file had on that day. */
function fitThen(options: AnalyseOptions, then: Dataset): AnalyseOptions {
  const { filters, compare: comparison, putBack, asOf = null } = options;
  const wishes = { ...noWishes, filters, comparison, putBack, asOf };
  const { wishes: fitting } = fitWishesThen(wishes, then);
  return {
    ...options,
    filters: [...fitting.filters],
    compare: fitting.comparison,
    putBack: [...fitting.putBack],
  };
}
