import { analysed, give, open } from './actions.ts';
import { someDeals } from './deals.ts';
import { expect, test } from './fixtures.ts';
import { kill } from './kill.ts';

const { text } = someDeals();

for (const name of ['analysis', 'duckdb'] as const)
  test(`KILLED-5 without the worker ${name} what a page asks as it is used is answered all the same`, async ({
    quiet,
  }) => {
    await give(quiet, text);
    await analysed(quiet);
    await kill(quiet, name);
    await open(quiet, 'Segments');
    await quiet.getByRole('link', { name: 'Two fields' }).click();
    const pair = quiet.getByRole('region', { name: /^Win rate by .+ and / });
    await expect(pair.getByRole('img', { name: /Highest/ })).toBeVisible({ timeout: 30_000 });
    await open(quiet, 'Drivers');
    const card = quiet.getByRole('region', { name: 'What if?' });
    await expect(card.getByText('The model expects')).toBeVisible({ timeout: 30_000 });
    await card.getByRole('combobox', { name: 'lead_source' }).selectOption({ index: 1 });
    await expect(card.getByRole('status').filter({ hasText: 'the model expects' })).toBeVisible();
  });
