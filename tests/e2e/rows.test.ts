import { analysed, saveDocument, give, open } from './actions.ts';
import { dealsWith } from './deals.ts';
import { expect, test } from './fixtures.ts';

const good = dealsWith(['North', 'South', 'West']);

test('ROWS-1 rows of the wrong width are shown with line and reason, and the counts add up', async ({
  quiet,
}) => {
  const lines = good.split('\n');
  const text = [...lines.slice(0, 10), 'short,Won', ...lines.slice(10, 20), 'a,b,c,d,e,f,g']
    .concat(lines.slice(20))
    .join('\n');
  await give(quiet, text);
  await analysed(quiet);
  await open(quiet, 'Check');
  const rows = quiet.getByRole('region', { name: 'Rows that were not loaded, table' });
  await expect(rows.getByRole('row')).toHaveCount(3);
  await expect(rows).toContainText(/11\s*it has 2 cells instead of 6\s*short,Won/);
  await expect(rows).toContainText(/22\s*it has 7 cells instead of 6\s*a,b,c,d,e,f,g/);
  await expect(quiet.getByRole('main')).toContainText('402 read, 400 loaded, 2 rejected.');
  const { source, totals } = await saveDocument(quiet);
  const [file] = source.files;
  expect(file).toMatchObject({ recordsRead: 402, recordsLoaded: 400, recordsRejected: 2 });
  expect(totals.deals).toBe(400);
});

test('ROWS-2 a quote that is never closed is taken as text, which is told, and costs no other row', async ({
  quiet,
}) => {
  await give(quiet, `${good}d400,Won,"North,5,2024-01-01,2024-02-01\n${good.split('\n')[1]}\n`);
  await analysed(quiet);
  await open(quiet, 'Check');
  await expect(quiet.getByTestId('repaired')).toContainText(/402/);
  await expect(quiet.getByTestId('repaired')).toContainText('"North');
  await expect(quiet.getByRole('main')).toContainText('402 read, 402 loaded, 0 rejected');
});
