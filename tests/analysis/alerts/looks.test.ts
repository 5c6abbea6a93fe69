import { expect, test } from 'vitest';
import { findAlerts } from '../../../src/analysis/alerts/findAlerts.ts';
import { receiptOf } from '../../../src/analysis/alerts/parts.ts';
import { searchedAlerts } from '../../../src/analysis/alerts/searched.ts';
import { combination, facts, fields, parts, search } from './alertParts.ts';

test('ALERT-LOOKS-1 a comparison that was the tenth one tried has a tenth of the budget', () => {
  const combinations = [combination({ pValueFamilywise: 0.005 })];
  const told = (looks: number): string[] =>
    findAlerts(parts({ search, combinations, looks }), null, null, facts(), 0.05).alerts.map(
      ({ kind }) => kind,
    );
  expect(told(1)).toEqual(['segment-drop']);
  expect(told(10)).toEqual(['segment-drop']);
  expect(told(11)).toEqual([]);
});

test('ALERT-LOOKS-2 quarters that may not be compared raise no drop, whatever was told of them', () => {
  const combinations = [combination({}), combination({ aspect: 'combination' })];
  const found = searchedAlerts(parts({ search, combinations, comparison: null }));
  expect(found.candidates.map(({ alert }) => alert.kind)).toEqual(['losing-combination']);
});

test('ALERT-LOOKS-3 and a drop is told not to have been looked for, rather than not found', () => {
  const noChanges = { ...search, changes: 0 };
  for (const rest of [
    { search: noChanges, comparison: null },
    { search, comparison: null },
  ]) {
    const { alertBudget } = findAlerts(parts(rest), null, null, facts(), 0.05);
    expect(alertBudget.tests).toBe(search.combinations);
    expect(alertBudget.byKind.map(({ kind }) => kind)).toEqual(['losing-combination']);
    const why = new Map(alertBudget.withheld.map((one) => [one.kind, one.why]));
    for (const kind of ['segment-drop', 'drift', 'emerging-segment'] as const)
      expect(why.get(kind), kind).toContain('two complete quarters, compared by closed date');
  }
});

test('ALERT-RECEIPT-1 the pool of rare levels has no query; a level of that name in the file has one', () => {
  const levels = [{ field: 'Region', level: '(other)' }];
  expect(receiptOf(parts(), levels, null)).toBeNull();
  const [region, ...rest] = fields;
  const named = region ? [{ ...region, levels: ['APAC', '(other)'] }, ...rest] : rest;
  expect(receiptOf(parts({ fields: named }), levels, null)).toContain('(other)');
});
