import { expect, test } from 'vitest';
import { isLever, isLeverByDefault, withLever } from '../../src/domain/levers.ts';
import { columnsAsDecided } from '../../src/domain/applyColumnDecisions.ts';
import { parseRecipe } from '../../src/domain/parseRecipe.ts';
import { recipeOf } from '../../src/domain/recipeOf.ts';
import { plan } from '../support/intakeFixture.ts';

test.each([
  ['LeadSource', true],
  ['lead_source', true],
  ['Product Name', true],
  ['product_type', true],
  ['Discount band', true],
  ['Campaign__c', true],
  ['Payment terms', true],
  ['sales_team', true],
  ['region', false],
  ['Industry', false],
  ['Account segment', false],
  ['Company size', false],
  ['Type', false],
  ['RecordType.Name', false],
  ['Product owner', false],
  ['Team manager', false],
  ['Partner Rep Name', false],
  ['Owner.External_Id__c', false],
])('LEVERS-1 by its name %s is one to decide about: %s', (name, lever) => {
  expect(isLeverByDefault(name, 'field')).toBe(lever);
});

test('LEVERS-2 never the rep, the amount, the stage or a date, whatever it is called', () => {
  for (const role of ['rep', 'amount', 'stage', 'date', 'account', 'ignored'] as const)
    expect(isLeverByDefault('product', role)).toBe(false);
  expect(isLeverByDefault('Discount', 'measure')).toBe(true);
});

test('LEVERS-3 what a person said holds, and saying the usual says nothing', () => {
  const [column] = plan.columns;
  if (!column) throw new Error('no column');
  const usual = isLever(column);
  const marked = withLever(plan, column.name, !usual);
  expect(marked.columns[0]?.lever).toBe(!usual);
  expect(marked.columns.slice(1)).toEqual(plan.columns.slice(1));
  expect(withLever(marked, column.name, usual)).toEqual(plan);
});

test('LEVERS-4 a mark is kept in the recipe and says nothing of how the column is read', () => {
  const marked = withLever(plan, plan.columns[0]?.name ?? '', true);
  const made = recipeOf(plan, [], marked, {
    savedOn: '2026-01-01',
    file: 'deals.csv',
    sheet: null,
    otherSheets: [],
  });
  expect(made.columns).toMatchObject([{ was: { lever: null }, now: { lever: true } }]);
  const read = parseRecipe(JSON.parse(JSON.stringify(made)));
  expect(read).toEqual(made);
  if (!read) return;
  expect(columnsAsDecided(plan.columns, read, [])).toEqual(marked.columns);
  expect(
    parseRecipe({ ...made, columns: [{ ...made.columns[0], now: { lever: 'yes' } }] }),
  ).toBeNull();
});
