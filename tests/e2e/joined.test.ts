import { gzipSync } from 'node:zlib';
import { csv, day, pick, rowsOf } from '../fixtures/csv.ts';
import { analysed, give, open, saved, saveDocument } from './actions.ts';
import { dealsWith } from './deals.ts';
import { expect, test } from './fixtures.ts';

const named = (name: string, content: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(content),
});

const products = ['Basic Plan', 'Team Plan', 'Expert Plan', 'Partner Plan'] as const;
/** A deal spells one product in its own way. */
const spelt = (i: number) => (i % 4 === 1 ? 'TeamPlan' : pick(products, i));
const deals = csv(
  ['deal_id', 'outcome', 'product', 'created_date', 'closed_date'],
  rowsOf(400, (i) => [
    `d${i}`,
    pick(['Won', 'Lost', 'Lost', 'Won', 'Won', 'Won', 'Lost', 'Won'], i),
    spelt(i),
    day(i),
    day(i + 40),
  ]),
);
const catalogue = csv(
  ['product', 'family'],
  products.map((name, i) => [name, i < 2 ? 'Starter' : 'Professional']),
);

test('JOIN-1 files dropped together are joined; a spelling is merged, and a join declined, in one click each', async ({
  quiet,
}) => {
  const files = [named('catalogue.csv', catalogue), named('deals.csv', deals)];
  await quiet.getByTestId('file-input').setInputFiles(files);
  await analysed(quiet);
  await open(quiet, 'Check');
  const join = quiet.locator('[data-join="catalogue.csv"]');
  await expect(join).toContainText('300 of 400');
  await expect(join).toContainText('TeamPlan');

  await quiet.getByRole('button', { name: 'Merge', exact: true }).first().click();
  await quiet.getByTestId('load-again').click();
  await expect(join).toContainText('400 of 400');
  await open(quiet, 'Brief');
  await analysed(quiet);
  const joined = await saveDocument(quiet);
  expect(joined.totals.deals).toBe(400);
  expect(joined.joins).toMatchObject([{ name: 'catalogue.csv', filled: 400, matched: 400 }]);
  expect(joined.segments.filter(({ field }) => field.startsWith('family')).length).toBe(2);
  expect(joined.source.files.map(({ name, recordsLoaded }) => [name, recordsLoaded])).toEqual([
    ['deals.csv', 400],
    ['catalogue.csv', 4],
  ]);

  await open(quiet, 'Check');
  await join.getByRole('button', { name: /^Decline/ }).click();
  await quiet.getByTestId('load-again').click();
  await expect(join).toContainText('Not joined');
  await open(quiet, 'Brief');
  await analysed(quiet);
  const alone = await saveDocument(quiet);
  expect(alone.totals.deals).toBe(400);
  expect(alone.segments.some(({ field }) => field.startsWith('family'))).toBe(false);
});

test('JOIN-2 a compressed file is a file', async ({ quiet }) => {
  await give(quiet, gzipSync(dealsWith(['North', 'South'])), 'deals.csv.gz');
  await analysed(quiet);
  const { source, totals } = await saveDocument(quiet);
  expect(totals.deals).toBe(400);
  expect(source.files[0]).toMatchObject({ gzip: true, format: 'csv', recordsRead: 400 });
});

test('JOIN-3 what was read, and what was not, is saved as it stands in the file', async ({
  quiet,
}) => {
  const lines = dealsWith(['North', '=1+1']).trimEnd().split('\n');
  await give(quiet, [...lines.slice(0, 7), 'short,row', ...lines.slice(7)].join('\n'));
  await analysed(quiet);
  await open(quiet, 'Check');
  const data = await saved(quiet, quiet.getByTestId('download-data'));
  expect(data.name).toMatch(/\.csv$/);
  // A spreadsheet must not run what a cell says.
  const kept = lines.map((line) => line.replace(',=1+1,', `,'=1+1,`));
  expect(data.text).toBe(kept.map((line) => `${line}\r\n`).join(''));
  const rejects = await saved(quiet, quiet.getByTestId('download-rejects'));
  expect(rejects.text.split('\r\n')[1]).toMatch(/^8,.*,"short,row"$/);
});

test('JOIN-4 a file without an outcome is read, told, and saved', async ({ quiet }) => {
  const text = csv(
    ['order', 'day', 'amount'],
    rowsOf(30, (i) => [`o${i}`, day(i), 10 + i]),
  );
  await give(quiet, text);
  await expect(quiet.getByTestId('problem')).toHaveAttribute('data-code', 'no-outcome');
  await expect(quiet.getByRole('main')).toContainText('30 read');
  const { text: data } = await saved(quiet, quiet.getByTestId('download-data'));
  expect(data).toBe(text.replaceAll('\n', '\r\n'));
});
