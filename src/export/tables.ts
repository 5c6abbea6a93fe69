import type { Analysis } from '../domain/analysis.ts';
import { alertsTable } from './tables/alerts.ts';
import { bridgeTable } from './tables/bridge.ts';
import { driftTable, seasonsTable } from './tables/calendar.ts';
import { cohortsTable } from './tables/cohorts.ts';
import { combinationsTable } from './tables/combinations.ts';
import { checksTable, columnsTable, limitsTable } from './tables/data.ts';
import { effectsTable, excludedTable, fieldTestsTable } from './tables/drivers.ts';
import { periodsTable } from './tables/periods.ts';
import { fitTable, scoresTable, stalledTable } from './tables/pipeline.ts';
import { repsTable } from './tables/reps.ts';
import { recommendationsTable } from './tables/recommendations.ts';
import { segmentsTable } from './tables/segments.ts';
import type { DataTable } from './table.ts';

/** Every table that can be saved; one without rows is left out. */
export function tables(analysis: Analysis): DataTable[] {
  const { calendar, cohorts, drivers } = analysis;
  const all = [
    periodsTable(analysis.periods ?? []),
    segmentsTable(analysis.segments),
    ...analysis.bridges.map(bridgeTable),
    ...(drivers ? [fieldTestsTable(drivers), effectsTable(drivers), excludedTable(drivers)] : []),
    combinationsTable(analysis.combinations ?? []),
    cohortsTable({ cohorts: cohorts?.cohorts ?? [] }),
    ...(calendar?.effects ?? []).map(seasonsTable),
    driftTable({ drift: calendar?.drift ?? [] }),
    repsTable(analysis.reps ?? []),
    alertsTable(analysis.alerts ?? []),
    recommendationsTable(analysis.recommendations ?? []),
    fitTable(analysis.pipeline?.fit ?? [], analysis.pipeline?.cutOffs ?? null),
    scoresTable(analysis.pipeline?.scores ?? []),
    stalledTable({
      stalled: analysis.pipeline?.stalled ?? [],
      stalledBy: analysis.pipeline?.stalledBy ?? null,
    }),
    columnsTable(analysis.columns),
    checksTable(analysis.quality?.checks ?? []),
    limitsTable(analysis.limits),
  ];
  return all.filter(({ rows }) => rows.length > 0);
}
