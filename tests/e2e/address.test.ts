import type { Page } from '@playwright/test';
import { accessFaults } from '../support/axe.ts';
import { analysed, give, open, toggleFilter } from './actions.ts';
import { dealsWith, someDeals } from './deals.ts';
import { engineIsUp, expect, test } from './fixtures.ts';

/** Levels that a careless address would lose or run: each must come back as it is. */
const HOSTILE = 'a&b=c#d %20+"<i>ü 東京 👩‍🚀';

const shown = async (page: Page) => {
  const bar = page.getByTestId('filters');
  return {
    hash: await page.evaluate(() => location.hash),
    title: await page.title(),
    chips: (await bar.innerText()).replaceAll(/\s+/g, ' ').trim(),
    verdict: (await page.getByTestId('verdict').count())
      ? await page.getByTestId('verdict').innerText()
      : null,
  };
};

/** The numbers on the page are those of the filters that are chosen, and all of them are there. */
async function settled(page: Page) {
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByText(/Computing the rest|Updating …/)).toHaveCount(0);
}

test('ADDRESS-E2E-1 Back and forward go through filters and pages, one step each; the file given again at the same address shows the same', async ({
  app,
}) => {
  const { text } = someDeals();
  await give(app, text);
  await analysed(app);
  const first = await shown(app);

  await toggleFilter(app, 'region', 'APAC');
  await settled(app);
  const filtered = await shown(app);
  expect(filtered.hash).toBe('#brief?f.region=APAC');
  expect(filtered.chips).toContain('APAC');
  expect(filtered.verdict).not.toBe(first.verdict);
  expect(await accessFaults(app)).toEqual([]);

  await open(app, 'Segments');
  await app.getByRole('link', { name: 'Two fields' }).click();
  await settled(app);
  expect(await app.evaluate(() => location.hash)).toBe('#segments/pairs?f.region=APAC');

  await app.goBack();
  await app.goBack();
  await settled(app);
  expect(await shown(app)).toEqual(filtered);
  await app.goBack();
  await settled(app);
  expect(await shown(app)).toMatchObject({ chips: '', verdict: first.verdict });
  await app.goForward();
  await settled(app);
  expect(await shown(app)).toEqual(filtered);

  await test.step('after a reload the page knows nothing, until it is given the file', async () => {
    await app.reload();
    await engineIsUp(app);
    await expect(app.getByTestId('filters')).toHaveCount(0);
    await expect(app.getByTestId('open-sample-decline')).toBeVisible();
    await give(app, text);
    await analysed(app);
    await settled(app);
    expect(await shown(app)).toEqual(filtered);
    await expect(app.getByTestId('misfits')).toHaveCount(0);
  });
});

test('ADDRESS-E2E-2 a link carries any level there is, and says what another file does not have', async ({
  app,
}) => {
  await give(app, dealsWith([HOSTILE, 'plain', 'other']));
  await analysed(app);
  await toggleFilter(app, 'segment', HOSTILE);
  await settled(app);
  await app.getByTestId('share').click();
  const link = await app.getByRole('textbox', { name: 'Link to this view' }).inputValue();
  expect(link).toMatch(/#brief\?f\.segment=[\x21-\x7e]+$/);

  const other = await app.context().newPage();
  await other.goto(link);
  await engineIsUp(other);
  await give(other, dealsWith([HOSTILE, 'plain', 'other']));
  await analysed(other);
  await expect(other.getByTestId('filters').getByRole('button', { name: /^Remove / })).toHaveCount(
    1,
  );
  expect((await shown(other)).hash).toBe(new URL(link).hash);
  await other.close();

  await give(app, dealsWith(['plain', 'other']), 'other.csv');
  await analysed(app);
  await expect(app.getByTestId('misfits')).toContainText('nothing that fits: a&b=c#d');
  expect((await shown(app)).hash).toBe('#brief');
});

test('ADDRESS-E2E-3 a click on a level filters every page, and the bar takes it back by keyboard', async ({
  app,
}) => {
  await give(app, someDeals().text);
  await analysed(app);
  await open(app, 'Segments');
  const board = app.getByRole('region', { name: 'Leaderboard', exact: true });
  await board.getByRole('button', { name: 'APAC', exact: true }).click();
  await settled(app);
  await open(app, 'Drivers');
  const chip = app.getByTestId('filters').getByRole('button', { name: /^Remove / });
  await chip.focus();
  await app.keyboard.press('Enter');
  await settled(app);
  await expect(app.getByTestId('filters').getByRole('button')).toHaveCount(0);
  await expect(app.getByTestId('filters')).toBeFocused();
  expect(await app.evaluate(() => location.hash)).toBe('#drivers');
});
