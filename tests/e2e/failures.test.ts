import { csv, day, pick, rowsOf } from '../fixtures/csv.ts';
import { analysed, give, open } from './actions.ts';
import { dealsWith } from './deals.ts';
import { expect, test } from './fixtures.ts';

const statuses = (...values: [string, ...string[]]) =>
  csv(
    ['id', 'status', 'created', 'closed'],
    rowsOf(60, (i) => [`d${i}`, pick(values, i), day(i), day(i + 9)]),
  );
const png = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489',
  'hex',
);
const names = Array.from({ length: 10_000 }, (_, i) => `column ${i}`);
const long = 'x'.repeat(5_000_000);

const failures: readonly [what: string, code: string, content: string | Buffer, name?: string][] = [
  ['an empty file', 'empty-file', ''],
  ['a header alone', 'header-only', 'deal_id,outcome,amount\n'],
  ['one row', 'too-few-rows', 'deal_id,outcome,amount\n1,Won,5\n'],
  [
    'no outcome',
    'no-outcome',
    csv(
      ['id', 'amount'],
      rowsOf(60, (i) => [`d${i}`, i]),
    ),
  ],
  ['won deals only', 'one-outcome', statuses('Won')],
  ['lost and open deals only', 'one-outcome', statuses('Closed Lost', 'Negotiation')],
  ['open deals only', 'all-open', statuses('Negotiation', 'Qualification')],
  ['a picture named .csv', 'not-text', png, 'picture.csv'],
  [
    '10,000 columns',
    'too-many-columns',
    csv(
      names,
      rowsOf(3, () => names.map(() => 1)),
    ),
  ],
  ['a cell of 5 MB', 'cell-too-long', `id,status\n1,Won\n2,${long}\n3,Lost\n`],
  ['a quoted cell of 5 MB', 'cell-too-long', `id,status\n1,Won\n2,"${long}"\n3,Lost\n`],
];

test('FAIL-1 each failure is a sentence and what to do, and the page stays usable for the next file', async ({
  quiet,
}) => {
  for (const [what, code, content, name] of failures)
    await test.step(what, async () => {
      await give(quiet, content, name);
      const problem = quiet.getByTestId('problem');
      await expect(problem).toHaveAttribute('data-code', code);
      await expect(problem.locator('p').first()).toHaveText(/^\S.*\.$/);
      await expect(problem.locator('p').nth(1)).toHaveText(/^\S.*\.$/);
    });
  await give(quiet, dealsWith(['a', 'b', 'c']));
  await analysed(quiet);
});

test('FAIL-2 of two files of deals one is read, and the page says that the other was not', async ({
  quiet,
}) => {
  const file = (name: string) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(dealsWith(['a', 'b'])),
  });
  await quiet.getByTestId('file-input').setInputFiles([file('one.csv'), file('two.csv')]);
  await analysed(quiet);
  await open(quiet, 'Check');
  await expect(quiet.locator('[data-join="two.csv"]')).toContainText(/not/);
  await quiet.getByTestId('file-input').setInputFiles(file('one.csv'));
  await analysed(quiet);
});

test('FAIL-3 a file that fails takes the place of the one that was open, and can be followed', async ({
  quiet,
}) => {
  await give(quiet, dealsWith(['a', 'b', 'c']));
  await analysed(quiet);
  await give(quiet, statuses('Won'));
  await expect(quiet.getByTestId('problem')).toHaveAttribute('data-code', 'one-outcome');
  await give(quiet, dealsWith(['a', 'b', 'c']));
  await analysed(quiet);
});
