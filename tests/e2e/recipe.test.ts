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

const inCurrencies = (deals: number, currencies: readonly [string, ...string[]]) =>
  csv(
    ['id', 'outcome', 'amount', 'currency', 'closed', 'created'],
    rowsOf(deals, (i) => [
      `d${i}`,
      pick(['Won', 'Lost', 'Won'], i >> 1),
      100,
      pick(currencies, i),
      day(i % 400),
      day((i % 400) - 50),
    ]),
  );

test('RECIPE-2 the currency that counts is chosen once', async ({ quiet }) => {
  await give(quiet, inCurrencies(400, ['EUR', 'USD']), 'april.csv');
  await quiet.locator('[data-question="currency:currency"] input[value="EUR"]').check();
  await quiet.getByTestId('continue').click();
  await analysed(quiet);

  await give(quiet, inCurrencies(360, ['USD', 'EUR', 'USD']), 'may.csv');
  await analysed(quiet);
  await expect(quiet.getByTestId('recipe-applied')).toContainText('Read as last time');
  const { source, totals } = await saveDocument(quiet);
  expect(source.currency).toBe('EUR');
  // A third of the deals has an amount that counts.
  expect(totals.amount).toBe((100 * 360) / 3);
});

test('RECIPE-3 how letters are read is asked with examples, once', async ({ quiet }) => {
  const cities = (outcomes: readonly [string, ...string[]]) => {
    const text = csv(
      ['id', 'outcome', 'city', 'closed'],
      rowsOf(300, (i) => [`d${i}`, pick(outcomes, i), pick(['Gda#sk', 'Berlin'], i), day(i)]),
    );
    // ñ in one encoding, ń in another.
    return Buffer.from(text.replaceAll('#', '\u00f1'), 'latin1');
  };
  await give(quiet, cities(['Won', 'Lost', 'Lost']), 'april.csv');
  const question = quiet.locator('[data-question="encoding"]');
  await expect(question).toContainText('“Gdañsk”');
  await expect(question).toContainText('“Gdańsk”');
  await question.locator('input[value="windows-1250"]').check();
  await quiet.getByTestId('continue').click();
  await analysed(quiet);

  await give(quiet, cities(['Lost', 'Won', 'Won']), 'may.csv');
  await analysed(quiet);
  await open(quiet, 'Check');
  await expect(quiet.getByTestId('encoding')).toHaveValue('windows-1250');
  await expect(quiet.getByTestId('encoding-examples')).toContainText('“Gdańsk”');
});
