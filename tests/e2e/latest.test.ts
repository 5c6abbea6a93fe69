import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { sampleCsv } from '../../src/samples/csv.ts';
import { SHAPES } from '../../src/samples/shapes.ts';
import { analysed, give, halfRead, saveDocument, seen } from './actions.ts';
import { someDeals } from './deals.ts';
import { expect, test as base } from './fixtures.ts';

const small = someDeals();

const test = base.extend<{ longFile: string }>({
  /** 300,000 deals, 27 MB: reading them takes seconds. */
  longFile: async ({}, use, testInfo) => {
    const path = testInfo.outputPath('long.csv');
    await pipeline(sampleCsv(SHAPES.flat, 300_000), createWriteStream(path));
    await use(path);
  },
});

test('LATEST-1 a long read can be cancelled: the drop zone is back at once and the next file works', async ({
  quiet,
  longFile,
}) => {
  const caught = seen(quiet, halfRead);
  await quiet.getByTestId('file-input').setInputFiles(longFile);
  await caught;
  await quiet.getByRole('button', { name: 'Cancel' }).click();
  const choose = quiet.getByRole('button', { name: 'Choose a file' }).last();
  await expect(choose).toBeVisible({ timeout: 2_000 });
  await give(quiet, small.text);
  await analysed(quiet);
  expect((await saveDocument(quiet)).totals.won).toBe(small.won);
});

test('LATEST-2 a file given while another is read takes its place', async ({ quiet, longFile }) => {
  const caught = seen(quiet, halfRead);
  await quiet.getByTestId('file-input').setInputFiles(longFile);
  await caught;
  await give(quiet, small.text, 'newer.csv');
  await analysed(quiet);
  await expect(quiet.getByRole('banner')).toContainText('newer.csv');
  expect((await saveDocument(quiet)).totals.won).toBe(small.won);
});

test('LATEST-3 of filters set one after the other the last one counts', async ({ quiet }) => {
  await give(quiet, small.text);
  await analysed(quiet);
  await quiet.getByText('Filters: none').click();
  await quiet.getByRole('combobox', { name: 'Field' }).selectOption('region');
  for (const level of ['APAC', 'Europe', 'India']) await quiet.getByLabel(level).click();
  const deals = small.text.match(/,(?:APAC|Europe|India),/g)?.length;
  await expect(quiet.getByRole('banner')).toContainText(`${deals} of 1,200 deals`);
  await analysed(quiet);
  const { filters, totals } = await saveDocument(quiet);
  expect(filters).toEqual([{ field: 'region', values: ['APAC', 'Europe', 'India'] }]);
  expect(totals.deals).toBe(deals);
});
