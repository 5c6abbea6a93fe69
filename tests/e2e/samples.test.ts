import { analysed, saveDocument } from './actions.ts';
import { expect, test } from './fixtures.ts';

test('SAMPLE-6 the decline is told, and every planted number is inside what was found', async ({
  quiet,
}) => {
  await quiet.getByTestId('open-sample-decline').click();
  const verdict = await analysed(quiet);
  await expect(verdict).toHaveAttribute('data-kind', 'declined');
  const planted = quiet.getByRole('table').filter({ hasText: 'change in win rate' });
  await expect(planted.getByRole('row')).toHaveCount(10);
  await expect(planted.getByRole('cell', { name: 'inside', exact: true })).toHaveCount(9);
  await expect(planted.getByRole('cell', { name: 'outside' })).toHaveCount(0);
  const { drivers, totals } = await saveDocument(quiet);
  const told = drivers?.fields.filter(({ driver }) => driver).map(({ field }) => field);
  expect(told?.toSorted()).toEqual(['lead_source', 'region', 'sales_rep']);
  expect(totals.deals).toBe(60_000);
});

test('SAMPLE-7 of the flat look-alike nothing is told', async ({ quiet }) => {
  await quiet.getByTestId('open-sample-flat').click();
  const verdict = await analysed(quiet);
  await expect(verdict).toHaveAttribute('data-kind', 'no-evidence');
  const { drivers } = await saveDocument(quiet);
  expect(drivers?.fields.length).toBeGreaterThan(3);
  expect(drivers?.fields.filter(({ driver }) => driver)).toEqual([]);
  expect(drivers?.effects.filter(({ driver }) => driver)).toEqual([]);
});
