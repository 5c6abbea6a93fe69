import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { type Download, expect, type Locator, type Page } from '@playwright/test';
import type { Analysis } from '../../src/domain/analysis.ts';

/** Gives the page a file as a person does who drops or chooses one. */
export async function give(page: Page, content: string | Buffer, name = 'deals.csv') {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
  await page.getByTestId('file-input').setInputFiles(file);
}

/** Resolves as soon as the page has it, be it for a moment. To be called before what makes it appear. */
export const seen = (page: Page, selector: string): Promise<void> =>
  page.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!document.querySelector(wanted)) return;
          observer.disconnect();
          resolve();
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, attributes: true });
        look();
      }),
    selector,
  );

/** A file is being read, and some of it has been. */
export const halfRead = '[role=progressbar][aria-valuenow]:not([aria-valuenow="0"])';

/** Waits until nothing of the analysis is missing any more. */
export async function analysed(page: Page): Promise<Locator> {
  const verdict = page.getByTestId('verdict');
  await expect(verdict).toHaveAttribute('data-complete', 'true', { timeout: 60_000 });
  return verdict;
}

export async function open(page: Page, name: string) {
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
}

/** The files in the archive that a button saves. */
export async function savedZip(
  page: Page,
  button: Locator,
): Promise<{ name: string; text: string }[]> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const files = unzipSync(await readFile(await download.path()));
  return Object.entries(files).map(([name, bytes]) => ({
    name,
    text: Buffer.from(bytes).toString(),
  }));
}

export const textOf = async (download: Download) => readFile(await download.path(), 'utf8');

/** What a button saves: the name of the file and its text. */
export async function saved(page: Page, button: Locator): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), text: await textOf(download) };
}

/** The analysis document, as Share saves it. */
export async function saveDocument(page: Page): Promise<Analysis> {
  await page.getByTestId('share').click();
  const { text } = await saved(page, page.getByTestId('download-json'));
  return JSON.parse(text) as Analysis;
}

/** From a file to its document. */
export async function documentOf(page: Page, content: string | Buffer, name?: string) {
  await give(page, content, name);
  await analysed(page);
  return saveDocument(page);
}

/** Ticks a level in the filters of the header, or unticks it. */
export async function toggleFilter(page: Page, field: string, level: string) {
  const filters = page.locator('details').filter({ hasText: /^Filters:/ });
  if ((await filters.getAttribute('open')) === null) await filters.locator('summary').click();
  await filters.getByRole('combobox', { name: 'Field' }).selectOption(field);
  await filters.getByRole('checkbox', { name: level, exact: true }).click();
  await filters.locator('summary').click();
}
