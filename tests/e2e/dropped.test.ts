import { createHash } from 'node:crypto';
import { analysed, saveDocument, documentOf, give, saved, savedZip } from './actions.ts';
import { recordsOf } from '../support/recordsOf.ts';
import { dealsWith, someDeals } from './deals.ts';
import { expect, test } from './fixtures.ts';
import { openTables } from './shareTables.ts';

const file = someDeals();

test('DROP-1 a file dropped on the page is answered with its own numbers', async ({ quiet }) => {
  const files = await quiet.evaluateHandle((text) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], 'pipeline.csv'));
    return carried;
  }, file.text);
  await quiet.locator('body').dispatchEvent('drop', { dataTransfer: files });
  await analysed(quiet);
  await expect(quiet.getByRole('banner')).toContainText('pipeline.csv');
  await expect(quiet.getByRole('banner')).toContainText(`${file.deals.toLocaleString('en')} deals`);
  await expect(quiet.getByRole('region', { name: 'Key figures' })).toContainText(
    `${(100 * file.lateRate).toFixed(0)}%`,
  );
});

test('DROP-2 the saved document has the counts and the hash of the file, and nothing pending', async ({
  quiet,
}) => {
  const { totals, source, run, receipts } = await documentOf(quiet, file.text, 'pipeline.csv');
  const { deals, won, lost, open } = file;
  expect(totals).toMatchObject({ deals, won, lost, open });
  expect(totals.winRate?.estimate).toBe(won / (won + lost));
  expect(source.files).toHaveLength(1);
  expect(source.files[0]).toMatchObject({
    name: 'pipeline.csv',
    bytes: Buffer.byteLength(file.text),
    sha256: createHash('sha256').update(file.text).digest('hex'),
    recordsRead: deals,
    recordsLoaded: deals,
    recordsRejected: 0,
  });
  expect(run.pending).toEqual([]);
  expect(new Set(receipts.map(({ id }) => id)).size).toBe(receipts.length);
});

test('DROP-3 every table is saved as CSV, and no cell of it is run by a spreadsheet', async ({
  quiet,
}) => {
  await give(quiet, dealsWith(['=HYPERLINK("x")', '+1+cmd', '@x', '-2-3', 'plain "quoted", cell']));
  await analysed(quiet);
  await quiet.getByTestId('share').click();
  await openTables(quiet);
  const one = await saved(quiet, quiet.getByRole('button', { name: 'Save CSV of Segments' }));
  const files = await savedZip(
    quiet,
    quiet.getByRole('button', { name: 'Save all tables as ZIP' }),
  );
  expect(files).toHaveLength(await quiet.getByRole('button', { name: /^Save CSV/ }).count());
  expect(files).toContainEqual(one);
  for (const { name, text } of files) {
    expect(name).toMatch(/^deals-[\w-]+\.csv$/);
    const records = recordsOf(text.replace(/^\uFEFF/, ''));
    expect(new Set(records.map(({ length }) => length)).size, name).toBe(1);
    for (const cell of records.flat()) expect(cell).not.toMatch(/^[=+@\t\r]|^-(?!\d+(\.\d+)?)/);
  }
  const segments = recordsOf(files.find(({ name }) => name.includes('segments'))?.text ?? '');
  const levels = segments.map((cells) => cells[1]);
  expect(levels).toEqual(
    expect.arrayContaining([`'=HYPERLINK("x")`, `'+1+cmd`, `'@x`, `'-2-3`, 'plain "quoted", cell']),
  );
});

test('DROP-4 the next file takes the place of the one before it', async ({ quiet }) => {
  const first = await documentOf(quiet, file.text, 'first.csv');
  await give(quiet, dealsWith(['a', 'b']), 'second.csv');
  await expect(quiet.getByRole('banner')).toContainText('second.csv');
  await analysed(quiet);
  const second = await saveDocument(quiet);
  expect(first.totals.deals).toBe(file.deals);
  expect(second.totals).toMatchObject({ deals: 400, won: 250, lost: 150, open: 0 });
});
