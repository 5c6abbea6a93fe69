import type { Page } from '@playwright/test';
import { csv, day, pick, rowsOf } from '../fixtures/csv.ts';
import { recordsOf } from '../support/recordsOf.ts';
import { analysed, saveDocument, give, open, saved } from './actions.ts';
import { expect, test } from './fixtures.ts';
import { openTables } from './shareTables.ts';

const script = '<script>alert(1)</script>';
const image = '<img src=x onerror=alert(2)>';
const drop = `'); DROP TABLE deals;--`;
const header = ['id', 'outcome', script, drop, `it's "quoted", ${image}`, 'created', 'closed'];
const levels = [script, drop, image, `"'`, '{{7*7}}'] as const;
const text = csv(
  header,
  rowsOf(400, (i) => [
    `d${i}`,
    pick(['Won', 'Lost', 'Lost', 'Won', 'Won', 'Won', 'Lost', 'Won'], i),
    pick(levels, i),
    pick(levels, (i * 7) >> 2),
    pick(levels, (i * 3) >> 1),
    day(i),
    day(i + 40),
  ]),
);

/** What a page never has unless a file’s text was taken for markup. */
const injected = (page: Page) =>
  page.locator('main img, main iframe, main script, body > script:not([type]), [onerror]').count();

test('HOSTILE-1 headers, cells and the name of a file never become markup or SQL', async ({
  quiet,
}) => {
  await give(quiet, text, `${image}.csv`);
  await analysed(quiet);
  const before = await injected(quiet);
  expect(before).toBe(0);
  await expect(quiet.getByRole('banner')).toContainText(`${image}.csv`);
  for (const name of ['Segments', 'Drivers', 'Pipeline', 'Check', 'Data & method', 'Brief']) {
    await open(quiet, name);
    expect(await injected(quiet), name).toBe(0);
    const toggle = quiet.getByRole('button', { name: 'Show table' });
    for (let left = await toggle.count(); left > 0; left -= 1) await toggle.first().click();
    await expect(toggle).toHaveCount(0);
    expect(await injected(quiet), `${name}, tables`).toBe(0);
  }
  const { totals, columns, segments } = await saveDocument(quiet);
  expect(totals).toMatchObject({ deals: 400, won: 250, lost: 150 });
  expect(columns.map(({ name }) => name)).toEqual(header);
  const found = segments.filter(({ field }) => field === script).map(({ level }) => level);
  expect(found.toSorted()).toEqual([...levels].toSorted());
});

test('HOSTILE-2 a filter on such a level counts the deals that have it', async ({ quiet }) => {
  await give(quiet, text);
  await analysed(quiet);
  await open(quiet, 'Segments');
  await quiet.getByRole('combobox', { name: 'by' }).selectOption(drop);
  const deals = rowsOf(400, (i) => [pick(levels, (i * 7) >> 2)]).flat();
  await quiet.getByRole('rowheader', { name: drop }).getByRole('button').click();
  const expected = deals.filter((level) => level === drop).length;
  await expect(quiet.getByRole('banner')).toContainText(`${expected} of 400 deals`);
  await open(quiet, 'Brief');
  await analysed(quiet);
  expect((await saveDocument(quiet)).filters).toEqual([{ field: drop, values: [drop] }]);
});

test('HOSTILE-3 what is shown and saved of such a file is its text, to the letter', async ({
  quiet,
}) => {
  await give(quiet, text);
  await analysed(quiet);
  await quiet.getByTestId('share').click();
  await openTables(quiet);
  const button = quiet.getByRole('button', { name: 'Save CSV of Segments' });
  const records = recordsOf((await saved(quiet, button)).text);
  for (const level of levels) expect(records.map((cells) => cells[1])).toContain(level);
});
