import { csv, day, pick, rowsOf } from '../fixtures/csv.ts';
import { analysed, give, open, saveDocument } from './actions.ts';
import { expect, test } from './fixtures.ts';

const either = (i: number) => `${(i % 12) + 1}/${(Math.floor(i / 12) % 12) + 1}/2023`;
const month = (outcomes: readonly [string, ...string[]]) =>
  csv(
    ['id', 'outcome', 'region', 'closed', 'created'],
    rowsOf(360, (i) => [
      `d${i}`,
      pick(outcomes, i),
      pick(['North', 'South', 'West'], i),
      either(i),
      day(i - 400),
    ]),
  );

test('RECIPE-1 what was decided once is not asked again: next month’s file goes straight to the Brief', async ({
  quiet,
}) => {
  await give(quiet, month(['Won', 'Lost', 'Lost', 'Won', 'Won']), 'april.csv');
  const questions = quiet.getByTestId('questions');
  await questions.locator('[data-question="date-order:closed"] input[value="mdy"]').check();
  await quiet.getByTestId('continue').click();
  await analysed(quiet);

  await give(quiet, month(['Won', 'Lost', 'Won', 'Won', 'Lost', 'Won']), 'may.csv');
  await analysed(quiet);
  await expect(quiet.getByTestId('recipe-applied')).toContainText('Read as last time');
  const { columns } = await saveDocument(quiet);
  expect(columns.find(({ name }) => name === 'closed')?.dateFormat).toBe('%m/%d/%Y');

  await open(quiet, 'Check');
  await expect(quiet.getByTestId('recipe')).toBeVisible();
});
