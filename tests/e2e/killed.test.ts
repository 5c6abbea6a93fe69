import type { Page } from '@playwright/test';
import { analysed, give, halfRead, saveDocument, seen, toggleFilter } from './actions.ts';
import { someDeals } from './deals.ts';
import { expect, test } from './fixtures.ts';
import { kill } from './kill.ts';

const small = someDeals();
/** Enough of them that it can be caught at each step. */
const large = someDeals(15_000);
const workers = ['analysis', 'duckdb'] as const;

/** The page is of use: the next file gives its own numbers. */
async function nextFileWorks(page: Page) {
  await give(page, small.text, 'next.csv');
  await expect(page.getByRole('banner')).toContainText('next.csv');
  await analysed(page);
  const { totals } = await saveDocument(page);
  expect([totals.won, totals.lost, totals.open]).toEqual([small.won, small.lost, small.open]);
}

for (const name of workers) {
  test(`KILLED-1 the page takes the next file after the worker ${name} is gone`, async ({
    quiet,
  }) => {
    await kill(quiet, name);
    await give(quiet, '', 'empty.csv');
    await expect(quiet.getByTestId('problem')).toHaveAttribute('data-code', 'empty-file');
    await nextFileWorks(quiet);
  });

  test(`KILLED-2 without the worker ${name}, gone while loading, there is an answer and a page in order`, async ({
    quiet,
  }) => {
    const caught = seen(quiet, halfRead);
    await give(quiet, large.text);
    await caught;
    await kill(quiet, name);
    const problem = quiet.getByTestId('problem');
    await expect(problem.or(quiet.getByTestId('verdict'))).toBeVisible();
    if (await problem.isVisible())
      await expect(problem).toHaveAttribute('data-code', 'engine-stopped');
    else await analysed(quiet);
    await nextFileWorks(quiet);
  });

  test(`KILLED-3 without the worker ${name}, gone while analysing, the analysis is still completed`, async ({
    quiet,
  }) => {
    const caught = seen(quiet, '[data-testid=verdict][data-complete=false]');
    await give(quiet, large.text);
    await caught;
    await kill(quiet, name);
    await analysed(quiet);
    const { totals, run } = await saveDocument(quiet);
    expect([totals.won, totals.lost, totals.open]).toEqual([large.won, large.lost, large.open]);
    expect(run.pending).toEqual([]);
    await nextFileWorks(quiet);
  });

  test(`KILLED-4 without the worker ${name}, gone on the Brief, one line says so, and a filter still gives the right numbers`, async ({
    quiet,
  }) => {
    await give(quiet, small.text);
    await analysed(quiet);
    await kill(quiet, name);
    const notice = quiet.getByTestId('notice');
    // The page sees at once that our worker is gone; our worker starts DuckDB’s again when it is needed.
    if (name === 'analysis') await expect(notice).toHaveAttribute('data-code', 'engine-stopped');
    await toggleFilter(quiet, 'region', 'APAC');
    const deals = small.text.split('\n').filter((line) => line.includes(',APAC,')).length;
    await expect(quiet.getByRole('banner')).toContainText(`${deals} of 1,200 deals`);
    await analysed(quiet);
    if (name === 'duckdb') await expect(notice).toHaveAttribute('data-code', 'engine-restarted');
    else await expect(notice).toHaveCount(0);
    await toggleFilter(quiet, 'region', 'APAC');
    await expect(quiet.getByRole('banner')).toContainText('· 1,200 deals');
    await analysed(quiet);
    const { totals } = await saveDocument(quiet);
    expect([totals.won, totals.lost, totals.open]).toEqual([small.won, small.lost, small.open]);
    await nextFileWorks(quiet);
    await expect(notice).toHaveCount(0);
  });
}
