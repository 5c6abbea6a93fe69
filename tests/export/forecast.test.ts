import { expect, test } from 'vitest';
import {
  decidingTable,
  forecastRangesTable,
  forecastReplaysTable,
  forecastStepsTable,
  forecastTable,
  quarterOf,
} from '../../src/export/tables/forecast.ts';
import { forecast } from '../support/fixture/forecast.ts';

test('FORECAST-TABLES-1 quarters and months, their parts, every replay and every deciding deal have a row', () => {
  expect(forecastTable(forecast).rows.map(([period]) => period)).toEqual([
    '2024Q3',
    '2024Q4',
    '2024-07',
    '2024-08',
    '2024-09',
  ]);
  expect(forecastStepsTable(forecast).rows).toEqual([
    ['2024Q3', 610_000, 2_240_000, 1_180_000, 4_030_000],
    ['2024Q4', 0, 900_000, 3_000_000, 3_900_000],
  ]);
  expect(forecastReplaysTable(forecast).rows).toHaveLength(8);
  expect(decidingTable(forecast.deciding, 4_500_000).rows[0]).toEqual([
    'D-1',
    400_000,
    0.21,
    4_500_000,
  ]);
});

test('FORECAST-TABLES-3 the twin of the chart by quarter has what is forecast, too', () => {
  const { columns, rows } = forecastRangesTable(forecast);
  expect(rows.map(([quarter]) => quarter)).toEqual([
    '2024Q4',
    '2024Q3',
    '2024Q2',
    '2024Q1',
    '2023Q4',
    '2023Q3',
  ]);
  for (const row of rows) expect(row).toHaveLength(columns.length);
  const at = columns.findIndex(({ key }) => key === 'p50');
  expect(rows[1]?.[at]).toBe(4_010_000);
});

test('FORECAST-TABLES-2 by number of deals the sums are counts; a withheld forecast has no rows', () => {
  const byDeals = forecastTable({ ...forecast, measure: 'deals' });
  expect(byDeals.columns.find(({ key }) => key === 'p50')?.kind).toBe('count');
  const none = {
    ...forecast,
    withheld: 'no-open-deals' as const,
    backtest: null,
    next: null,
    months: [],
  };
  expect(quarterOf(none)).toBeNull();
  expect(forecastTable(none).rows).toEqual([]);
  expect(forecastReplaysTable(none).rows).toEqual([]);
});
