import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { analysed, give } from '../e2e/actions.ts';
import { dist } from '../e2e/servers.ts';
import { launchOptions } from '../support/chromium.ts';
import { PLACES } from '../support/places.ts';
import { settled } from '../support/settled.ts';
import { listen, staticServer } from '../support/staticServer.ts';
import { contactSheet, type Picture } from './contactSheet.ts';

/**
 * `npm run pictures [-- FILE …]`: every page of the built app, at three widths and in both themes, for eyes.
 * Sheets of the samples stay in this folder; whole pictures, and all of files of others, go to test-results/pictures.
 */
const WIDTHS = [1440, 1024, 390];
const THEMES = ['light', 'dark'] as const;
const ROOT = join(import.meta.dirname, '../..');
const WHOLE = join(ROOT, 'test-results/pictures');
const SHARED = join(ROOT, '../shared/data');
const publicFiles: Record<string, string> = {
  skygeni: 'skygeni/skygeni_sales_data.csv',
  wave: 'salesforce_wave/Opportunity.csv',
};

async function pictures(page: Page, name: string): Promise<Picture[]> {
  const taken: Picture[] = [];
  for (const theme of THEMES)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await settled(page);
      const floating = (await page.locator('dialog[open], details[open]').count()) > 0;
      const png = await page.screenshot({ fullPage: !floating, animations: 'disabled' });
      writeFileSync(join(WHOLE, `${name}-${width}-${theme}.png`), png);
      taken.push({ width, theme, png });
    }
  await page.setViewportSize({ width: 1440, height: 900 });
  return taken;
}

async function open(page: Page, file: string): Promise<string | null> {
  const path = publicFiles[file];
  if (!path) await page.getByTestId(`open-sample-${file}`).click();
  else if (existsSync(SHARED)) await give(page, readFileSync(join(SHARED, path)), `${file}.csv`);
  else {
    console.log(`skipped: ../shared/data is absent, so there are no pictures of ${file}`);
    return null;
  }
  await analysed(page);
  return path ? WHOLE : import.meta.dirname;
}

mkdirSync(WHOLE, { recursive: true });
const server = staticServer(dist, '/');
const url = `http://localhost:${await listen(server)}/`;
const browser = await chromium.launch(launchOptions());
const wanted = process.argv.slice(2);
const files = wanted.length > 0 ? wanted : ['decline', 'flat', ...Object.keys(publicFiles)];
const table = await browser.newPage();
for (const file of files) {
  const page = await browser.newPage();
  await page.goto(url);
  await page.locator('html[data-engine="ready"]').waitFor({ state: 'attached' });
  const folder = await open(page, file);
  let bytes = 0;
  if (folder)
    for (const { name, go, leave } of PLACES) {
      await go(page);
      const sheet = await contactSheet(table, await pictures(page, `${file}-${name}`));
      writeFileSync(join(folder, `${file}-${name}.webp`), sheet);
      bytes += sheet.length;
      await leave?.(page);
    }
  console.log(`${file}: ${Math.round(bytes / 1000)} kB of sheets`);
  await page.close();
}
await browser.close();
server.closeAllConnections();
server.close();
