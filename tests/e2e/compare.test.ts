import type { Page } from '@playwright/test';
import { analysed, give, saveDocument } from './actions.ts';
import { someDeals } from './deals.ts';
import { expect, test } from './fixtures.ts';

/** The years of the sample, with a tenth of its deals: it is analysed anew for each comparison. */
const { text } = someDeals(6_000);

const openPicker = (page: Page) => page.locator('summary', { hasText: ' vs ' }).click();
const choose = (page: Page, name: string, value: string) =>
  page.getByLabel(name, { exact: true }).selectOption(value);
const compare = (page: Page) => page.getByRole('button', { name: 'Compare', exact: true });

test('COMPARE-E2E-1 from quarters to months, by value, and back to what the app compares', async ({
  quiet,
}) => {
  await give(quiet, text);
  const verdict = await analysed(quiet);
  const first = await verdict.textContent();

  await test.step('months, against the same month last year', async () => {
    await openPicker(quiet);
    await choose(quiet, 'Periods', 'month');
    await choose(quiet, 'Compare', '2024-11');
    await quiet.getByRole('button', { name: 'Same period last year' }).click();
    await compare(quiet).click();
    await expect(verdict).toContainText('November 2024');
    await analysed(quiet);
    await expect(quiet.getByText('Comparison chosen by you')).toBeVisible();
  });

  await test.step('by value', async () => {
    await openPicker(quiet);
    await choose(quiet, 'Win rate by', 'value');
    await compare(quiet).click();
    await expect(verdict).toContainText(/win rate by value/i);
    await analysed(quiet);
    await expect(quiet.getByText('Alerts count deals, each once')).toBeVisible();
    await expect(quiet.getByText('2 tried')).toBeVisible();
  });

  await test.step('back', async () => {
    await openPicker(quiet);
    await quiet.getByRole('button', { name: /^Back to the last two/ }).click();
    await expect(verdict).toHaveText(first ?? '');
    await analysed(quiet);
  });
});

test('COMPARE-E2E-2 a masked quarter takes a second step, and its warning stays on the Brief', async ({
  quiet,
}) => {
  await give(quiet, text);
  await analysed(quiet);
  await openPicker(quiet);
  await quiet.getByLabel('Compare', { exact: true }).selectOption({ label: 'Q1 2025 (masked)' });
  await expect(compare(quiet)).toBeDisabled();
  await quiet.getByLabel('Compare all the same').check();
  await compare(quiet).click();
  await expect(quiet.getByText(/^Q1 2025 is masked:/)).toBeVisible();
  await analysed(quiet);
  const { verdict } = await saveDocument(quiet);
  expect(verdict.after?.label).toBe('2025Q1');
  expect(verdict.warnings).toHaveLength(1);
});

test('COMPARE-E2E-3 a free range of days on the created clock, refused while it overlaps', async ({
  quiet,
}) => {
  await give(quiet, text);
  const verdict = await analysed(quiet);
  await openPicker(quiet);
  await choose(quiet, 'Date', 'created');
  await choose(quiet, 'Periods', 'range');
  const days = {
    'with, first day': '2023-06-05',
    'with, last day': '2023-09-10',
    'Compare, first day': '2023-09-01',
    'Compare, last day': '2024-01-10',
  };
  for (const [name, day] of Object.entries(days)) await quiet.getByLabel(name).fill(day);
  await expect(quiet.getByText(/The two periods overlap/)).toBeVisible();
  await expect(compare(quiet)).toBeDisabled();
  await quiet.getByLabel('Compare, first day').fill('2023-10-05');
  await expect(quiet.getByText(/The two periods overlap/)).toHaveCount(0);
  await compare(quiet).click();
  await expect(verdict).toContainText('5 Oct 2023');
  await expect(verdict).toContainText('created in');
  await analysed(quiet);
});
