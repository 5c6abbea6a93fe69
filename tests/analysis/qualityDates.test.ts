import { expect, test } from 'vitest';
import { qualityEffect } from '../../src/ui/views/check/qualityEffects.ts';
import type { FileCounts } from '../../src/analysis/fileCounts.ts';
import type { Horizon } from '../../src/analysis/horizon.ts';
import { dateChecks } from '../../src/analysis/qualityDates.ts';
import type { Dataset } from '../../src/domain/dataset.ts';

const checks = (farDates: Dataset['farDates']) =>
  dateChecks(
    {
      deals: 200,
      rows: 200,
      columns: [],
      has: {},
      ...(farDates && { farDates }),
    } as unknown as Dataset,
    {} as FileCounts,
    {} as Horizon,
    [],
  );

test('QUALITY-DATES dates far from all others are a finding of their column', () => {
  expect(checks([{ column: 'closed', count: 2, examples: ['2099-12-31'] }])).toEqual([
    {
      id: 'far-dates:closed',
      severity: 'warn',
      column: 'closed',
      count: 2,
      share: 0.01,
      message: '2 dates of closed lie more than five years from all others, or after 2049.',
      examples: ['2099-12-31'],
    },
  ]);
  expect(qualityEffect('far-dates:closed')).toMatch(/taken as they stand/);
  expect(checks([])).toEqual([]);
  expect(checks(undefined)).toEqual([]);
});
