import { findModel } from '../src/analysis/driverModel.ts';
import { findOverview } from '../src/analysis/overview.ts';
import { prepare } from '../src/analysis/prepare.ts';
import type { AnalyseInput } from '../src/analysis/setting.ts';
import { defaultComparison } from '../src/domain/comparisonChoice.ts';
import { sampleCsv } from '../src/samples/csv.ts';
import { SHAPES } from '../src/samples/shapes.ts';
import { dropDeals } from '../src/sql/load/createDealRows.ts';
import { cellsWhere, dealsWhere } from '../src/sql/where.ts';
import { RecordingPort } from './analysisPort.ts';
import { boundSession } from './boundSession.ts';
import type { DuckSession } from './duckdb/session.ts';
import { inspect } from './ingest/inspect.ts';
import { load } from './ingest/load.ts';
import type { CountApart } from './ingest/records/counted.ts';
import { openFile } from './ingest/open/openFile.ts';
import { pause } from './ingest/pause.ts';
import { controlOf } from './wish.ts';

/** Enough rows for the browser to compile what it sees in earnest, in about a second. */
const DEALS = 20_000;
/** A look at a file is over before the browser has taken it in earnest; all else repeats itself within one. */
const LOOKS = 5;
/** So is the fit of the drivers to so few deals. */
const FITS = 2;

/**
 * Takes a small made-up file the whole way while nobody waits: code that runs for the first time runs at a fraction of
 * its speed, and the first file a person opens should not be the one that pays. Stops as soon as it is voided.
 */
export async function warmUp(
  session: DuckSession,
  countApart: CountApart,
  voided: () => boolean,
): Promise<void> {
  const parts: string[] = [];
  for (const part of sampleCsv(SHAPES.flat, DEALS)) {
    parts.push(part);
    await pause();
    if (voided()) return;
  }
  const file = new File(parts, 'warm-up.csv');
  const control = { ...controlOf(() => {}, { voided }), countApart };
  const opened = await openFile(file, null, control);
  let proposal = await inspect(opened);
  for (let i = 1; i < LOOKS && proposal.ok; i += 1) {
    await pause();
    if (voided()) return;
    proposal = await inspect(opened);
  }
  if (!proposal.ok || voided()) return;
  const bound = boundSession(session, voided);
  const loaded = await load(bound, [opened], proposal.value.plan, control);
  if (!loaded.ok || loaded.value.phase !== 'loaded' || voided()) return;
  const port = new RecordingPort(session, voided);
  const { dataset } = loaded.value;
  const prepared = await prepare(port, dataset);
  const input: AnalyseInput = {
    run: { id: '', createdAt: '', appVersion: '', seed: 1 },
    filters: [],
    compare: defaultComparison,
    materiality: 0.01,
    looksTried: 1,
    putBack: [],
    truth: null,
  };
  const overview = await findOverview(port, dataset, prepared, { ...input, seed: 1 });
  const where = { cells: cellsWhere([], dataset.fields), deals: dealsWhere([], dataset.fields) };
  const breathe = () => port.breathe();
  for (let i = 0; i < FITS; i += 1)
    await findModel({ port, dataset, prepared, overview, input, ...where, breathe });
  for (const drop of dropDeals()) await bound.run(drop);
}
