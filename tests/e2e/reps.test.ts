import { expect } from '@playwright/test';
import { analysed, open, textOf } from './actions.ts';
import { test } from './fixtures.ts';

test('REPS-E2E-1 the reps of the sample: the answer, one rep by keyboard, and Back', async ({
  app: page,
}) => {
  await page.getByRole('button', { name: /A real decline/ }).click();
  await analysed(page);
  await open(page, 'Reps');
  await expect(page.getByTestId('reps-headline')).toContainText('Reps');
  const name = page.getByRole('region', { name: 'Reps against the book they were given, table' });
  const first = name.getByRole('rowheader').first().getByRole('button');
  const rep = (await first.textContent())?.trim() ?? '';
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: rep })).toBeVisible();
  await expect(page).toHaveURL(/#reps\/Rep/);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Reps', exact: true })).toBeVisible();
});

test('REPS-E2E-2 one switch hides names on every page and in what is saved', async ({
  app: page,
}) => {
  const reps = ['Zoe Quist', 'Abel Marr', 'Mia Ott'];
  const rows = Array.from({ length: 300 }, (_, at) =>
    [
      `D${at}`,
      reps[at % 3],
      ['A', 'B'][at % 2],
      `2023-0${1 + (at % 6)}-05`,
      `2023-0${3 + (at % 6)}-15`,
      (at * 7) % 10 < 4 ? 'Closed Won' : 'Closed Lost',
      1000 + at,
    ].join(','),
  );
  const csv = ['deal_id,sales_rep,region,created_date,close_date,stage,amount', ...rows].join('\n');
  await page
    .getByTestId('file-input')
    .setInputFiles({ name: 'deals.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await analysed(page);
  await open(page, 'Reps');
  const own = page.getByRole('region', { name: 'Reps against the book they were given, table' });
  await expect(own).toContainText('Zoe Quist');
  await page.getByRole('checkbox', { name: /^Hide names/ }).check();
  await expect(own).toContainText('Rep 3');
  await expect(page).toHaveURL(/o\.names=hidden/);
  for (const title of ['Brief', 'Segments', 'Drivers', 'Check', 'Data & method']) {
    await open(page, title);
    for (const name of reps) await expect(page.locator('body')).not.toContainText(name);
  }
  await page.getByTestId('share').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('download-json').click(),
  ]);
  const text = await textOf(download);
  for (const name of reps) expect(text).not.toContain(name);
});
