import type { Analysis } from '../domain/analysis.ts';
import { alertsTable } from './tables/alerts.ts';
import { bridgeTable } from './tables/bridge.ts';
import { driftTable, seasonsTable } from './tables/calendar.ts';
import { cohortsTable } from './tables/cohorts.ts';
import { combinationsTable } from './tables/combinations.ts';
import { checksTable, columnsTable, limitsTable } from './tables/data.ts';
import { activityTable, funnelTable } from './tables/funnel.ts';
import { effectsTable, excludedTable, fieldTestsTable } from './tables/drivers.ts';
import {
  decidingTable,
  forecastReplaysTable,
  forecastStepsTable,
  forecastTable,
} from './tables/forecast.ts';
import { periodsTable } from './tables/periods.ts';
import {
  fitTable,
  followUpTable,
  scoreReplaysTable,
  scoresTable,
  stalledInTable,
  stalledTable,
} from './tables/pipeline.ts';
import {
  attainmentTable,
  coachingTable,
  repGroupsTable,
  repsTable,
  specialitiesTable,
  targetPeriodsTable,
} from './tables/reps.ts';
import { recommendationsTable } from './tables/recommendations.ts';
import { trackRecordTable } from './tables/trackRecord.ts';
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
    specialitiesTable(analysis.reps ?? []),
    coachingTable(analysis.reps ?? []),
    ...(analysis.repGroups ?? []).map(repGroupsTable),
    targetPeriodsTable({ periods: analysis.attainment?.periods ?? [] }),
    attainmentTable({
      periods: analysis.attainment?.periods ?? [],
      reps: analysis.attainment?.reps ?? [],
    }),
    alertsTable(analysis.alerts ?? []),
    recommendationsTable(analysis.recommendations ?? []),
    fitTable(analysis.pipeline?.fit ?? [], analysis.pipeline?.cutOffs ?? null),
    scoresTable(analysis.pipeline?.scores ?? []),
    followUpTable(analysis.pipeline?.followUp.reps ?? []),
    scoreReplaysTable(analysis.pipeline?.check?.replays ?? null),
    stalledInTable(analysis.pipeline?.stalledIn ?? []),
    ...(analysis.forecast
      ? [
          forecastTable(analysis.forecast),
          forecastStepsTable(analysis.forecast),
          forecastReplaysTable(analysis.forecast),
          decidingTable(analysis.forecast.deciding, analysis.forecast.decides),
        ]
      : []),
    stalledTable({
      stalled: analysis.pipeline?.stalled ?? [],
      stalledBy: analysis.pipeline?.stalledBy ?? null,
    }),
    trackRecordTable(analysis.trackRecord?.verdicts ?? []),
    funnelTable(analysis.funnel?.stages ?? []),
    ...(analysis.funnel?.activity ?? []).map(activityTable),
    columnsTable(analysis.columns),
    checksTable(analysis.quality?.checks ?? []),
    limitsTable(analysis.limits),
  ];
  return all.filter(({ rows }) => rows.length > 0);
}
