import type { Page } from '@playwright/test';
import { analysed, give, open, saveDocument } from './actions.ts';
import { someDeals } from './deals.ts';
import { expect, test } from './fixtures.ts';

/** The years of the sample, with a tenth of its deals. */
const { text } = someDeals(6_000);

const band = (page: Page) => page.getByRole('region', { name: 'As of an earlier day' });

/** Chooses a day in the header’s menu. */
async function show(page: Page, day: string) {
  await page.locator('summary', { hasText: ' vs ' }).click();
  await page.getByLabel('As of', { exact: true }).selectOption({ label: day });
  await page.getByRole('button', { name: 'Show', exact: true }).click();
}

test('AS-OF-E2E-1 a past quarter end is chosen, told on every page, and left by Back', async ({
  quiet,
}) => {
  await give(quiet, text);
  const verdict = await analysed(quiet);
  const today = await verdict.textContent();
  await expect(band(quiet)).toBeHidden();

  await test.step('the Brief is that of the day', async () => {
    await show(quiet, 'End of Q2 2024');
    await expect(band(quiet)).toContainText('You see the file as it stood on 30 Jun 2024.');
    await expect(verdict).toContainText('Q2 2024');
    await analysed(quiet);
    expect(new URL(quiet.url()).hash).toBe('#brief?asof=2024-06-30');
  });

  await test.step('on every page, and in the document', async () => {
    for (const name of ['Segments', 'Drivers', 'Pipeline', 'Reps', 'Data & method']) {
      await open(quiet, name);
      await expect(band(quiet)).toBeVisible();
    }
    await open(quiet, 'Brief');
    const { run, source, totals } = await saveDocument(quiet);
    expect(run.asOf).toMatchObject({ day: '2024-06-30', deals: totals.deals });
    expect(source.asOf).toBe('2024-06-30');
  });

  await test.step('by the button, and by Back and Forward', async () => {
    await open(quiet, 'Brief');
    await band(quiet).getByRole('button', { name: 'Back to today' }).click();
    await expect(band(quiet)).toBeHidden();
    await expect(verdict).toHaveText(today ?? '');
    await quiet.goBack();
    await expect(band(quiet)).toBeVisible();
    await quiet.goForward();
    await expect(band(quiet)).toBeHidden();
    await expect(verdict).toHaveText(today ?? '');
  });
});

test('AS-OF-E2E-2 a link leads to the day, its filters hold, and its deals are those of the day', async ({
  app,
}) => {
  await app.goto(`${app.url().split('#', 1)[0] ?? ''}#brief?f.region=APAC&asof=2024-03-31`);
  await give(app, text);
  await analysed(app);
  await expect(band(app)).toContainText('31 Mar 2024');
  await expect(app.getByTestId('filters')).toContainText('APAC');
  await app
    .getByRole('button', { name: /, show these deals$/ })
    .first()
    .click();
  const dialog = app.getByTestId('deals');
  await expect(dialog.getByRole('gridcell').first()).toBeVisible();
  await dialog.getByRole('tab', { name: 'How it was counted' }).click();
  await expect(dialog).toContainText('SELECT');
});

test('AS-OF-E2E-3 the track record tells what was said, and leads to that day', async ({
  quiet,
}) => {
  await give(quiet, text);
  await analysed(quiet);
  const card = quiet.getByRole('region', { name: 'Track record' });
  await expect(card.getByTestId('track-record')).toContainText(/quarter ends? that can be checked/);
  await card.getByRole('button', { name: /^See the file of that day.*2024-06-30/ }).click();
  await expect(band(quiet)).toContainText('30 Jun 2024');
});
