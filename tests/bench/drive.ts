import { readFileSync } from 'node:fs';
import type { Browser, JSHandle, Page } from 'playwright';
import type { Analysis } from '../../src/domain/analysis.ts';
import { stepLabels } from '../../src/ui/text/labels.ts';
import type * as inPage from './inPage.ts';
import type { FilterClick } from './filtersInPage.ts';
import { median } from './median.ts';

type InPage = typeof inPage;

/** One run of the app on one file; milliseconds, each step from the end of the one before. */
export interface AppRun {
  intake: number;
  firstFour: number;
  drivers: number;
  /** From the file given to all of it on screen. */
  everything: number;
  filterChange: number;
  filterChanges: number[];
  /** While the rest of the answer before is still on its way. */
  filterClicks: FilterClick[];
  document: Analysis;
}

const PLAIN_LOADS = 3;
const FILTER_CHANGES = 5;
/** Every other one takes the filter of the one before away. */
const FILTER_CLICKS = 40;

/** A new page with the app in it and its engine up. */
export async function openApp(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ acceptDownloads: true });
  page.on('pageerror', (error) => console.error(error));
  await page.goto(url);
  await page.locator('html[data-engine="ready"]').waitFor({ state: 'attached' });
  return page;
}

/** The bench's own script, which the same server has beside the app. */
const benchIn = (page: Page): Promise<JSHandle<InPage>> =>
  page.evaluateHandle(() => import(new URL('bench.js', document.baseURI).href) as Promise<InPage>);

/** Milliseconds of each plain load of the file in the page. */
export async function loadPlainly(page: Page, path: string): Promise<number[]> {
  await page.evaluate(() => {
    const input = document.createElement('input');
    document.body.append(Object.assign(input, { type: 'file', id: 'plain' }));
  });
  await page.setInputFiles('#plain', path);
  const bench = await benchIn(page);
  const took = await bench.evaluate(
    (it, times) => it.plainLoads(document.querySelector('#plain'), times),
    PLAIN_LOADS,
  );
  await page.evaluate(() => document.querySelector('#plain')?.remove());
  return took;
}

/** Gives the app the file, waits for all of it, then changes the filter a few times. */
export async function runApp(page: Page, path: string): Promise<AppRun> {
  const bench = await benchIn(page);
  await bench.evaluate((it, label) => it.watchIntake(label), stepLabels.analysing);
  await page.setInputFiles('[data-testid=file-input]', path);
  const { dropped, loaded, firstFour, drivers, everything } = await bench.evaluate((it) =>
    it.intakeMarks(),
  );
  const document = await downloadDocument(page);
  const filterChanges = await changeFilters(page, bench);
  const filterClicks = await bench.evaluate((it, times) => it.filterClicks(times), FILTER_CLICKS);
  return {
    intake: loaded - dropped,
    firstFour: firstFour - loaded,
    drivers: drivers - firstFour,
    everything: everything - dropped,
    filterChange: median(filterChanges),
    filterChanges,
    filterClicks,
    document,
  };
}

async function downloadDocument(page: Page): Promise<Analysis> {
  await page.getByTestId('share').click();
  const downloading = page.waitForEvent('download');
  await page.getByTestId('download-json').click();
  const path = await (await downloading).path();
  await page.getByRole('link', { name: 'Brief', exact: true }).click();
  await page.getByTestId('verdict').waitFor();
  return JSON.parse(readFileSync(path, 'utf8')) as Analysis;
}

/** The first level of one field after the other, each from the unfiltered page. */
async function changeFilters(page: Page, bench: JSHandle<InPage>): Promise<number[]> {
  await page.getByText(/^Filters:/).click();
  const fields = await bench.evaluate((it) => it.filterFields());
  const took: number[] = [];
  for (let i = 0; i < FILTER_CHANGES; i++) {
    const change = [fields[i % fields.length] ?? '', Math.floor(i / fields.length)] as const;
    took.push(await bench.evaluate((it, [field, level]) => it.filterChange(field, level), change));
    await bench.evaluate((it) => it.takeFiltersAway());
  }
  return took;
}
