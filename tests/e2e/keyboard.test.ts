import { csv, pick, rowsOf } from '../fixtures/csv.ts';
import { analysed } from './actions.ts';
import { expect, test } from './fixtures.ts';
import { focused, press, tabTo } from './keys.ts';

/** Days 1 to 12 of each month: nothing says whether day or month comes first. */
const either = (i: number) =>
  `${(i % 12) + 1}/${(Math.floor(i / 12) % 12) + 1}/${2022 + Math.floor(i / 144)}`;
const text = csv(
  ['id', 'outcome', 'region', 'created', 'closed'],
  rowsOf(400, (i) => [
    `d${i}`,
    pick(['Won', 'Lost', 'Lost', 'Won', 'Won', 'Won', 'Lost', 'Won'], i),
    pick(['North', 'South', 'West'], i),
    either(i),
    either(i + 12),
  ]),
);

test('KEYS-1 the whole way, from the file to what is saved of it, goes without a mouse', async ({
  quiet,
}) => {
  const banner = quiet.getByRole('banner');

  await test.step('choose a file', async () => {
    const chooser = quiet.waitForEvent('filechooser');
    await press(quiet, /^Choose a file$/);
    const file = { name: 'deals.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await (await chooser).setFiles(file);
  });

  await test.step('answer the questions', async () => {
    const questions = quiet.locator('[data-question]');
    await expect(questions).toHaveCount(2);
    for (const question of await questions.all()) {
      await press(quiet, /^Day first/, 'Space');
      await expect(question.getByRole('radio', { name: /^Day first/ })).toBeChecked();
    }
    await press(quiet, /^Continue$/);
    await analysed(quiet);
  });

  await test.step('visit the pages', async () => {
    for (const name of ['Segments', 'Drivers', 'Pipeline', 'Check', 'Data & method', 'Brief']) {
      await press(quiet, new RegExp(`^${name}$`));
      await expect(quiet.getByRole('link', { name, exact: true })).toHaveAttribute(
        'aria-current',
        'page',
      );
    }
  });

  await test.step('set a filter and clear it', async () => {
    await press(quiet, /^Filters: none$/);
    await press(quiet, /^North$/, 'Space');
    await expect(banner).toContainText('134 of 400 deals');
    await quiet.keyboard.press('Escape');
    expect((await focused(quiet))?.name).toMatch(/^Filters: 1$/);
    await press(quiet, /^Remove North of region$/);
    await expect(banner).toContainText('· 400 deals');
  });

  await test.step('change the comparison', async () => {
    await analysed(quiet);
    const before = await quiet.locator('summary', { hasText: ' vs ' }).textContent();
    await press(quiet, / vs /);
    // The day, the later period, the one before.
    for (let i = 0; i < 3; i += 1) await quiet.keyboard.press('Tab');
    await quiet.keyboard.press('ArrowUp'); // a quarter earlier to compare with
    await press(quiet, /^Compare$/);
    await expect(quiet.locator('summary', { hasText: ' vs ' })).not.toHaveText(before ?? '');
    await analysed(quiet);
  });

  await test.step('share', async () => {
    await press(quiet, /^Share$/);
    await expect(quiet.getByTestId('download-json')).toBeVisible();
    const download = quiet.waitForEvent('download');
    await press(quiet, /^Save as JSON$/);
    expect((await download).suggestedFilename()).toBe('deals-analysis.json');
  });
});

test('KEYS-2 the first stop on a page skips to its content', async ({ quiet }) => {
  await quiet.keyboard.press('Tab');
  expect(await focused(quiet)).toMatchObject({ name: 'Skip to content', visible: true });
  await quiet.keyboard.press('Enter');
  await expect(quiet.getByRole('main')).toBeFocused();
  await tabTo(quiet, /^Choose a file$/);
});
