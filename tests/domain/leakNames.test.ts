import { expect, test } from 'vitest';
import { leakByName, plainName } from '../../src/domain/leakNames.ts';

test('LEAK-1 headers of every CRM are read as plain words', () => {
  expect(plainName('Sales_Cycle_Days__c')).toBe('sales cycle days');
  expect(plainName('ForecastCategoryName')).toBe('forecast category name');
});

test.each([
  'sales_cycle_days',
  'Loss Reason',
  'Closed Lost Reason',
  'Deal Stage',
  'Probability (%)',
  'ForecastCategoryName',
  'Rating',
  'Actual Revenue',
  'IsWon',
  'Deal - Won time',
])('LEAK-2 %s is known only with hindsight', (header) => {
  expect(leakByName(header)).not.toBeNull();
});

test.each([
  'region',
  'lead_source',
  'Industry',
  'Product family',
  'Owner',
  'Company size',
  'Language',
])('LEAK-3 %s is known beforehand', (header) => {
  expect(leakByName(header)).toBeNull();
});
