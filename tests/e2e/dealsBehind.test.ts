import { csv, day, pick, rowsOf } from '../fixtures/csv.ts';
import { accessFaults } from '../support/axe.ts';
import { recordsOf } from '../support/recordsOf.ts';
import { analysed, give, open, saved } from './actions.ts';
import { expect, test } from './fixtures.ts';

test('DEALS-E2E-1 from a number to its deals and their file, and back to where one was', async ({
  quiet,
}) => {
  await quiet.getByTestId('open-sample-decline').click();
  await analysed(quiet);
  const number = quiet
    .getByRole('region', { name: 'Key figures' })
    .getByRole('button', { name: /^[\d,]+\s*, show these deals$/ });
  const counted = Number((await number.innerText()).replaceAll(/\D/g, ''));
  await number.click();
  const deals = quiet.getByTestId('deals');
  await expect(deals.getByTestId('deals-counts')).toContainText(
    `${counted.toLocaleString('en-US')} deals`,
  );
  const grid = deals.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', String(counted + 1));

  await test.step('the last row is a key away, sorted by a column', async () => {
    await deals.getByRole('button', { name: 'deal_id', exact: true }).click();
    await expect(deals.getByRole('columnheader', { name: 'deal_id' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await grid.focus();
    await quiet.keyboard.press('End');
    await expect(deals.locator(`[aria-rowindex="${counted + 1}"]`)).toContainText(/D\d{7}/);
  });

  await test.step('the file has as many', async () => {
    const { name, text } = await saved(quiet, deals.getByTestId('deals-csv'));
    expect(name).toMatch(/^sample-decline-deals-Closed-deals.*\.csv$/);
    expect(recordsOf(text)).toHaveLength(counted + 1);
  });

  await test.step('a search narrows both', async () => {
    await deals.getByRole('searchbox').fill('referral');
    await expect(deals.getByTestId('deals-found')).toContainText(/[\d,]+ deals found/);
    const told = await deals.getByTestId('deals-found').innerText();
    const found = Number(told.replaceAll(/\D/g, ''));
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(counted);
    const { text } = await saved(quiet, deals.getByTestId('deals-csv'));
    expect(recordsOf(text)).toHaveLength(found + 1);
  });

  await test.step('nothing is wrong with it, and Escape goes back to the number', async () => {
    expect(await accessFaults(quiet)).toEqual([]);
    await deals.getByRole('tab', { name: 'How it was counted' }).click();
    await expect(deals).toContainText('SELECT * FROM deals WHERE');
    expect(await accessFaults(quiet)).toEqual([]);
    await quiet.keyboard.press('Escape');
    await expect(deals).toHaveCount(0);
    await expect(number).toBeFocused();
  });
});

const image = '<img src=x onerror=alert(2)>';
const long = 'y'.repeat(100_000);
const hostile = csv(
  ['id', 'outcome', `=cmd ${image}`, 'created', 'closed', 'note'],
  rowsOf(400, (i) => [
    `d${i}`,
    pick(['Won', 'Lost', 'Lost', 'Won', 'Won', 'Won', 'Lost', 'Won'], i),
    pick([image, '=1+1', 'plain'], i),
    day(i),
    day(i + 40),
    i === 0 ? long : `=HYPERLINK("${i}")`,
  ]),
);

test('DEALS-E2E-2 hostile cells are text in the table, and run nothing in the file', async ({
  quiet,
}) => {
  await give(quiet, hostile);
  await analysed(quiet);
  await quiet
    .getByRole('button', { name: /Velocity|show these deals/ })
    .first()
    .click();
  const deals = quiet.getByTestId('deals');
  await expect(deals.getByRole('gridcell', { name: image, exact: true }).first()).toBeVisible();
  await expect(deals.locator('img')).toHaveCount(0);
  const { text } = await saved(quiet, deals.getByTestId('deals-csv'));
  for (const cells of recordsOf(text)) for (const cell of cells) expect(cell).not.toMatch(/^=/);
});

test('DEALS-E2E-3 the rate of a CRM that counts open deals is recognised', async ({ quiet }) => {
  const text = csv(
    ['id', 'outcome', 'region', 'created', 'closed'],
    rowsOf(400, (i) => [
      `d${i}`,
      pick(['Won', 'Lost', 'Won', 'Open', 'Won'], i),
      pick(['North', 'South'], i),
      day(i),
      i % 5 === 3 ? '' : day(i + 40),
    ]),
  );
  await give(quiet, text);
  await analysed(quiet);
  await open(quiet, 'Data & method');
  await quiet.getByLabel('Win rate your CRM shows').fill('60.0%');
  await quiet.getByLabel('of', { exact: true }).selectOption('file');
  await expect(quiet.getByTestId('definition-found')).toContainText(
    'A win rate that counts open deals below the line gives 60.0%.',
  );
  await expect(quiet.getByRole('row', { name: /leave open deals out/i })).toContainText('+15.0');
  await quiet.getByLabel('Win rate your CRM shows').fill('12');
  await expect(quiet.getByTestId('definition-found')).toContainText(/^None of the/);
});
