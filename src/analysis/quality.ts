import type { Dataset } from '../domain/dataset.ts';
import type { Quality, QualityCheck } from '../domain/document/quality.ts';
import { qualityPenalty } from '../domain/qualityPenalty.ts';
import {
  closedBeforeCreated,
  repeatedIds,
  stageByOutcome,
  type ExampleRow,
  type StageRow,
} from '../sql/qualityExamples.ts';
import { idCounts, type IdRow } from '../sql/qualityCounts.ts';
import type { FileCounts } from './fileCounts.ts';
import type { Horizon } from './horizon.ts';
import type { AnalysisPort } from './port.ts';
import { columnChecks } from './qualityColumns.ts';
import { dateChecks } from './qualityDates.ts';
import { outcomeChecks } from './qualityOutcome.ts';
import { valueChecks } from './qualityValues.ts';

/** 100 less what each finding takes away, never under 0. */
export function qualityScore(checks: readonly QualityCheck[]): number {
  const taken = checks.map(qualityPenalty);
  return Math.max(0, Math.round(100 - taken.reduce((sum, one) => sum + one, 0)));
}

/** The whole file's quality, whatever the filters. */
export async function findQuality(
  port: AnalysisPort,
  dataset: Dataset,
  horizon: Horizon,
  counts: FileCounts,
): Promise<Quality> {
  const [ids] = dataset.has.dealId
    ? await port.rows<IdRow>('ids', 'Ids and how many of them differ', idCounts())
    : [];
  const stages = dataset.has.stage
    ? await port.rows<StageRow>('stages', 'Stage against outcome', stageByOutcome())
    : [];
  const repeated =
    ids && ids.ids > ids.distinct_ids
      ? await port.rows<ExampleRow>('repeated-ids', 'Ids on more than one row', repeatedIds())
      : [];
  const backwards =
    counts.closedBeforeCreated > 0
      ? await port.rows<ExampleRow>('backwards', 'Closed before created', closedBeforeCreated())
      : [];
  const checks = [
    ...outcomeChecks(dataset, counts, stages),
    ...dateChecks(dataset, counts, horizon, backwards),
    ...columnChecks(dataset, ids ?? null, repeated),
    ...valueChecks(dataset),
  ];
  return { score: qualityScore(checks), checks };
}
