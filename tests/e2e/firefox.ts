/**
 * Both outputs in an installed Firefox, once and not in the normal run: `npx node tests/e2e/firefox.ts [path of Firefox]`.
 * The single file is used with the network off.
 */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { listen, staticServer } from '../support/staticServer.ts';
import { arm } from './armed.ts';
import { tryAll } from './attempts.ts';
import { someDeals } from './deals.ts';
import { dist, outsideServer, singleFile, withoutPolicy } from './servers.ts';

const executablePath = process.argv[2] ?? '/usr/bin/firefox-esr';
const folder = await mkdtemp(join(tmpdir(), 'plumbline-firefox-'));
const file = someDeals();
const csv = join(folder, 'deals.csv');
await writeFile(csv, file.text);
const unguarded = join(folder, 'without-policy.html');
await writeFile(unguarded, withoutPolicy(await readFile(singleFile, 'utf8')));

const guardedSite = staticServer(dist, '/some/path/');
const unguardedSite = staticServer(dist, '/', withoutPolicy);
const outputs = {
  hosted: {
    guarded: `http://localhost:${await listen(guardedSite)}/some/path/`,
    unguarded: `http://localhost:${await listen(unguardedSite)}/`,
  },
  single: { guarded: pathToFileURL(singleFile).href, unguarded: pathToFileURL(unguarded).href },
};

const text = (page: Page, selector: string) =>
  page.$eval(selector, (element) => element.textContent ?? '');

/** From the file to its numbers, and a sample to its verdict; tells who was asked for anything. */
async function use(browser: Browser, url: string, offline: boolean): Promise<void> {
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.setOfflineMode(offline);
  await page.goto(url);
  await page.waitForSelector('html[data-engine=ready]');
  const input = await page.$('input[type=file]');
  await input?.uploadFile(csv);
  await page.waitForSelector('[data-testid=verdict][data-complete=true]');
  assert.match(await text(page, 'header'), /1,200 deals/);
  const rate = `${(100 * file.lateRate).toFixed(0)}%`;
  assert.ok((await text(page, '[aria-label="Key figures"]')).includes(rate));
  await page.click('a[href="#check"]');
  assert.match(await text(page, 'main'), /1,200 read, 1,200 loaded, 0 rejected/);
  await page.reload();
  await page.waitForSelector('html[data-engine=ready]');
  await page.click('[data-testid=open-sample-decline]');
  await page.waitForSelector('[data-testid=verdict][data-complete=true]');
  assert.equal(
    await page.$eval('[data-testid=verdict]', (h1) => h1.getAttribute('data-kind')),
    'declined',
  );
  const elsewhere = asked.filter((one) => !/^(?:blob|data):/.test(one) && !one.startsWith(url));
  const own = elsewhere.filter((one) => !one.startsWith(new URL('.', url).href));
  assert.deepEqual(own, []);
  await page.close();
}

/** What arrives outside when every thread tries everything. */
async function attempts(browser: Browser, url: string): Promise<string[]> {
  const outside = await outsideServer();
  const page = await browser.newPage();
  const { host } = outside;
  await page.evaluateOnNewDocument(arm, { host, arm: String(arm), tryAll: String(tryAll) });
  await page.goto(url);
  await page.waitForSelector('html[data-engine=ready]');
  await page.evaluate(tryAll, { host, thread: 'page' });
  const tried = () => (globalThis as unknown as { tried?: string[] }).tried?.length === 2;
  while (!(await page.evaluate(tried)));
  await page.close();
  outside.close();
  return outside.hits.toSorted();
}

const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
try {
  console.log(await browser.version());
  for (const [name, { guarded, unguarded: control }] of Object.entries(outputs)) {
    const began = performance.now();
    await use(browser, guarded, name === 'single');
    console.log(`${name}: numbers right, ${Math.round(performance.now() - began)} ms`);
    assert.deepEqual(await attempts(browser, guarded), []);
    const arrived = await attempts(browser, control);
    for (const thread of ['page', 'analysis', 'duckdb'])
      for (const way of ['fetch', 'xhr', 'websocket'])
        assert.ok(arrived.includes(`/${thread}/${way}`), `${thread} ${way}`);
    console.log(`${name}: nothing gets out; without the policy ${arrived.join(' ')}`);
  }
} finally {
  await browser.close();
  guardedSite.close();
  unguardedSite.close();
  await rm(folder, { recursive: true });
}
