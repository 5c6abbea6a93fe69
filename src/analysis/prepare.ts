import type { Dataset } from '../domain/dataset.ts';
import type { Clock } from '../domain/document/periods.ts';
import { qualityCounts, type OutcomeQualityRow } from '../sql/qualityCounts.ts';
import { bulkClosing, type BulkDay } from './bulkClosing.ts';
import { toFileCounts, type FileCounts } from './fileCounts.ts';
import { findHorizon, type Horizon } from './horizon.ts';
import type { AnalysisPort } from './port.ts';
import { closedClockWithheld } from './qualityDates.ts';
import { valueWithheld } from './qualityOutcome.ts';

/** What every analysis of a file needs and no filter changes: found once, kept until the next file. */
export interface Prepared {
  horizon: Horizon;
  counts: FileCounts;
  bulk: BulkDay[];
  /** The clock a comparison runs on; null when the file has no usable date. */
  clock: Clock | null;
  clocks: Clock[];
  /** Why there are no rates by value; null when there are. */
  valueWithheld: string | null;
}

export async function prepare(port: AnalysisPort, dataset: Dataset): Promise<Prepared> {
  const horizon = await findHorizon(port, dataset);
  const rows = await port.rows<OutcomeQualityRow>(
    'quality',
    'What is wrong with the data',
    qualityCounts(),
  );
  const counts = toFileCounts(rows);
  const closed = dataset.has.closed && !closedClockWithheld(counts);
  const clocks: Clock[] = [];
  if (dataset.has.closed) clocks.push('closed');
  if (dataset.has.created) clocks.push('created');
  return {
    horizon,
    counts,
    bulk: bulkClosing(horizon.closes),
    clock: closed ? 'closed' : dataset.has.created ? 'created' : null,
    clocks,
    valueWithheld: valueWithheld(counts)
      ? 'Lost deals have no amount where won deals have one, so every rate by value would be close to 100%.'
      : null,
  };
}
