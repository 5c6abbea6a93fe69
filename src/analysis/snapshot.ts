import { ANALYSIS_SCHEMA, type Analysis } from '../domain/analysis.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { PendingPart } from '../domain/document/run.ts';
import { findLimits } from './limits.ts';
import type { Overview } from './overview.ts';
import type { AnalyseInput } from './setting.ts';

/** What is told after the first snapshot. */
export const PARTS: readonly PendingPart[] = [
  'cycle',
  'drivers',
  'periods',
  'cohorts',
  'calendar',
  'reps',
  'sensitivity',
  'quality',
  'combinations',
  'alerts',
  'recommendations',
  'pipeline',
  'funnel',
  'forecast',
  'health',
  'track-record',
];

/** The document as a reader first sees it: verdict, totals, segments and bridges. */
export function firstSnapshot(dataset: Dataset, overview: Overview, input: AnalyseInput): Analysis {
  const { totals, verdict, segments, bridges } = overview;
  return {
    schema: ANALYSIS_SCHEMA,
    run: { ...input.run, pending: [...PARTS], interrupted: null, elapsedMs: elapsed(dataset, 0) },
    sample: null,
    source: dataset.source,
    columns: dataset.columns,
    outcomeValues: dataset.outcomeValues,
    joins: dataset.joins.map(({ unmatched: _, ...report }) => report),
    notes: dataset.notes,
    quality: null,
    filters: input.filters,
    totals,
    periods: null,
    verdict,
    bridges,
    segments,
    drivers: null,
    combinations: null,
    combinationSearch: null,
    cohorts: null,
    calendar: null,
    reps: null,
    repSpread: null,
    repGroups: null,
    attainment: null,
    alerts: null,
    alertBudget: null,
    recommendations: null,
    pipeline: null,
    forecast: null,
    trackRecord: null,
    funnel: null,
    receipts: [],
    limits: findLimits(dataset, totals, verdict, input.filters),
  };
}

/** Milliseconds of each step. @param analyseMs of this analysis so far */
export function elapsed(dataset: Dataset, analyseMs: number): Analysis['run']['elapsedMs'] {
  const { read, profile, load } = dataset.elapsedMs;
  return { read, profile, load, analyse: analyseMs, total: read + profile + load + analyseMs };
}
