import type { Page } from '@playwright/test';
import { analysed, give, open, saveDocument } from './actions.ts';
import { someDeals } from './deals.ts';
import { expect, test } from './fixtures.ts';

const { text } = someDeals(6_000);
const chip = (page: Page) => page.getByRole('button', { name: /^Remove .* of Closed date$/ });
const openFilters = (page: Page) => page.locator('summary', { hasText: 'Filters: ' }).click();

test('CLOSED-E2E-1 a drag over quarters looks at them alone, on every page, and Back undoes it', async ({
  quiet,
}) => {
  await give(quiet, text);
  await analysed(quiet);
  const picture = quiet
    .getByRole('region', { name: 'Win rate over time' })
    .getByRole('img', { name: /^Win rate by period/ });
  await picture.scrollIntoViewIfNeeded();
  const box = await picture.boundingBox();
  if (!box) throw new Error('The picture is not drawn.');
  const at = (share: number) => ({ x: box.x + share * box.width, y: box.y + box.height / 2 });
  await quiet.mouse.move(at(0.4).x, at(0.4).y);
  await quiet.mouse.down();
  await quiet.mouse.move(at(0.6).x, at(0.6).y, { steps: 4 });
  await quiet.mouse.up();
  await expect(chip(quiet)).toBeVisible();
  await analysed(quiet);
  await open(quiet, 'Pipeline');
  await expect(quiet.getByText('The filters leave no open deals.')).toBeVisible();
  const { filters, periods, totals } = await saveDocument(quiet);
  const closed = filters[0]?.closed;
  expect(closed).toBeDefined();
  expect(totals.open).toBe(0);
  expect(periods?.every(({ from }) => from >= (closed?.from ?? ''))).toBe(true);
  await quiet.goBack();
  await quiet.goBack();
  await quiet.goBack();
  await expect(chip(quiet)).toHaveCount(0);
});

test('CLOSED-E2E-2 by keyboard: a quick choice in the filter menu; a comparison outside falls back and says so', async ({
  quiet,
}) => {
  await give(quiet, text);
  const verdict = await analysed(quiet);
  await openFilters(quiet);
  const quick = quiet.getByRole('button', { name: '2024', exact: true });
  await quick.focus();
  await quick.press('Enter');
  await expect(chip(quiet)).toBeVisible();
  await quiet.keyboard.press('Escape');
  await expect(verdict).toContainText('Q4 2024');
  await analysed(quiet);

  await quiet.locator('summary', { hasText: ' vs ' }).click();
  await quiet.getByLabel('Periods', { exact: true }).selectOption('range');
  await quiet.getByLabel('with, first day').fill('2023-10-01');
  await quiet.getByLabel('with, last day').fill('2023-12-31');
  await quiet.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(quiet.getByTestId('misfits')).toContainText('don’t both lie in the chosen range');
  await quiet.getByRole('button', { name: 'Clear all', exact: true }).click();
  await expect(chip(quiet)).toHaveCount(0);
});
