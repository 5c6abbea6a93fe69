import type { Analysis } from '../domain/analysis.ts';
import { bridgeTable } from './tables/bridge.ts';
import { checksTable, columnsTable, limitsTable } from './tables/data.ts';
import { effectsTable, excludedTable, fieldTestsTable } from './tables/drivers.ts';
import { periodsTable } from './tables/periods.ts';
import { segmentsTable } from './tables/segments.ts';
import type { DataTable } from './table.ts';

/** Every table that can be saved; one without rows is left out. */
export function tables(analysis: Analysis): DataTable[] {
  const { drivers } = analysis;
  const all = [
    periodsTable(analysis.periods ?? []),
    segmentsTable(analysis.segments),
    ...analysis.bridges.map(bridgeTable),
    ...(drivers ? [fieldTestsTable(drivers), effectsTable(drivers), excludedTable(drivers)] : []),
    columnsTable(analysis.columns),
    checksTable(analysis.quality?.checks ?? []),
    limitsTable(analysis.limits),
  ];
  return all.filter(({ rows }) => rows.length > 0);
}
