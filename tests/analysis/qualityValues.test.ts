import { expect, test } from 'vitest';
import type { Dataset } from '../../src/domain/dataset.ts';
import { valueChecks } from '../../src/analysis/qualityValues.ts';

const told: Partial<Dataset> = {
  deals: 200,
  rows: 200,
  columns: [],
  blanks: [
    { column: 'source', value: 'N/A', rows: 12 },
    { column: 'source', value: '--None--', rows: 8 },
    { column: 'region', value: '-', rows: 1 },
  ],
  mergeOffers: [
    { column: 2, name: 'source', into: 'Google', from: [{ value: 'google', rows: 3 }], reason: '' },
  ],
  currencies: {
    column: 'amount',
    currencyColumn: 'Currency',
    keep: 'EUR',
    values: [
      { currency: 'EUR', deals: 150, total: 1000 },
      { currency: 'USD', deals: 40, total: 5000.4 },
      { currency: '', deals: 10, total: 20 },
    ],
  },
};

test('QUALITY-VALUES what counts as blank, looks alike or has another currency is told with counts', () => {
  const checks = valueChecks(told as Dataset);
  expect(checks.map(({ id, count, share }) => [id, count, share])).toEqual([
    ['blank-words:source', 20, 0.1],
    ['blank-words:region', 1, 0.005],
    ['look-alikes:source', 3, 0.015],
    ['currencies', 50, 0.25],
  ]);
  expect(checks[3]?.message).toBe('50 amounts are not in EUR, and left out of every sum.');
  expect(checks[3]?.examples[1]).toBe('USD: 40 deals, 5,000 in all');
});

test('QUALITY-VALUES a file with nothing of the kind has none of these', () => {
  expect(valueChecks({ deals: 5, columns: [], mergeOffers: [] } as unknown as Dataset)).toEqual([]);
});
