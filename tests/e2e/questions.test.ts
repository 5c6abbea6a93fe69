import { csv, day, pick, rowsOf } from '../fixtures/csv.ts';
import { analysed, saveDocument, give } from './actions.ts';
import { expect, test } from './fixtures.ts';

/** A day as 3/4/2023, with day and month both at most 12: nothing in it says which comes first. */
const either = (i: number) => `${(i % 12) + 1}/${(Math.floor(i / 12) % 12) + 1}/2023`;
const outcomes = ['Won', 'Lost', 'Lost', 'Won', 'Won'] as const;
const undecided = csv(
  ['id', 'outcome', 'region', 'closed'],
  rowsOf(360, (i) => [`d${i}`, pick(outcomes, i), pick(['North', 'South', 'West'], i), either(i)]),
);

for (const [value, closedTo] of [
  ['dmy', '2023-12-12'],
  ['mdy', '2023-12-12'],
] as const)
  test(`ASK-1 day and month that the file can’t order are asked for, and ${value} is then used`, async ({
    quiet,
  }) => {
    await give(quiet, undecided);
    const questions = quiet.getByTestId('questions');
    await expect(questions).toBeVisible();
    await expect(quiet.getByTestId('verdict')).toHaveCount(0);
    const question = questions.locator('[data-question="date-order:closed"]');
    await expect(questions.locator('[data-question]')).toHaveCount(1);
    await expect(quiet.getByTestId('continue')).toBeDisabled();
    await question.locator(`input[value="${value}"]`).check();
    await quiet.getByTestId('continue').click();
    await analysed(quiet);
    const { columns, source, periods } = await saveDocument(quiet);
    const format = value === 'dmy' ? '%d/%m/%Y' : '%m/%d/%Y';
    expect(columns.find(({ name }) => name === 'closed')?.dateFormat).toBe(format);
    expect(source.closedTo).toBe(closedTo);
    const january = rowsOf(360, (i) => [either(i)])
      .flat()
      .filter((date) => String(date).split('/')[value === 'dmy' ? 1 : 0] === '1');
    const month = periods?.find(({ label, clock }) => label === '2023-01' && clock === 'closed');
    expect(month?.deals).toBe(january.length);
  });

test('ASK-2 another file can be given instead of an answer', async ({ quiet }) => {
  await give(quiet, undecided);
  await expect(quiet.getByTestId('questions')).toBeVisible();
  const decided = csv(
    ['id', 'outcome', 'region', 'closed'],
    rowsOf(360, (i) => [`d${i}`, pick(outcomes, i), pick(['North', 'South'], i >> 1), day(i)]),
  );
  await give(quiet, decided);
  await analysed(quiet);
  await expect(quiet.getByTestId('questions')).toHaveCount(0);
});
