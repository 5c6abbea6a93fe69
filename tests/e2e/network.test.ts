import type { Page } from '@playwright/test';
import { analysed, give, open, saved, toggleFilter } from './actions.ts';
import { someDeals } from './deals.ts';
import { expect, test } from './fixtures.ts';
import { openTables } from './shareTables.ts';

const { text } = someDeals();

/** Everything a person can do that might want something from somewhere. */
async function useAll(page: Page) {
  await give(page, text);
  await analysed(page);
  await toggleFilter(page, 'region', 'APAC');
  await analysed(page);
  for (const name of ['Segments', 'Drivers', 'Pipeline', 'Check', 'Data & method', 'Brief']) {
    await open(page, name);
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  }
  await page.getByTestId('share').click();
  await openTables(page);
  await saved(page, page.getByTestId('download-json'));
  await saved(page, page.getByRole('button', { name: /^Save CSV/ }).first());
}

// The fixture itself holds it: nothing asked for but the site’s own icon and script of the charts.
test('QUIET-1 a whole session of work asks nobody for anything', async ({ quiet, watched }) => {
  await useAll(quiet);
  expect(watched.requests.filter((url) => url.includes('?'))).toEqual([]);
});

test('QUIET-2 nothing of the file is kept in the browser', async ({ quiet }) => {
  await useAll(quiet);
  const kept = await quiet.evaluate(async () => ({
    local: Object.keys(localStorage).filter((key) => key !== 'plumbline:theme'),
    session: Object.keys(sessionStorage),
    cookie: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: 'caches' in window ? await caches.keys() : [],
    // A page from a disk can have none, and asking for them is an error there.
    workers:
      location.protocol === 'file:' ? 0 : (await navigator.serviceWorker.getRegistrations()).length,
  }));
  expect(kept).toEqual({
    local: [],
    session: [],
    cookie: '',
    databases: [],
    caches: [],
    workers: 0,
  });
});
