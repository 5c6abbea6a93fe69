import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect, test as base, type Page } from '@playwright/test';
import { listen, staticServer } from '../support/staticServer.ts';
import { dist, type Outside, outsideServer, singleFile, withoutPolicy } from './servers.ts';
import { type Watched, watch } from './watch.ts';

export interface Options {
  output: 'hosted' | 'single';
}

export const test = base.extend<
  {
    appUrl: string;
    unguardedUrl: string;
    outside: Outside;
    app: Page;
    watched: Watched;
    quiet: Page;
  },
  Options & { site: string; unguardedSite: string }
>({
  output: ['hosted', { option: true, scope: 'worker' }],

  /** dist/ under a path that is not the root, as on many hosts. */
  site: [
    async ({}, use) => {
      const server = staticServer(dist, '/some/path/');
      await use(`http://localhost:${await listen(server)}/some/path/`);
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker' },
  ],

  /** The same without the policy in its pages, to see what the policy keeps from happening. */
  unguardedSite: [
    async ({}, use) => {
      const server = staticServer(dist, '/', withoutPolicy);
      await use(`http://localhost:${await listen(server)}/`);
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker' },
  ],

  unguardedUrl: async ({ output, unguardedSite }, use, testInfo) => {
    if (output === 'hosted') return use(unguardedSite);
    const copy = testInfo.outputPath('without-policy.html');
    await writeFile(copy, withoutPolicy(await readFile(singleFile, 'utf8')));
    return use(pathToFileURL(copy).href);
  },

  appUrl: async ({ output, site }, use) => {
    await use(output === 'hosted' ? site : pathToFileURL(singleFile).href);
  },

  outside: async ({}, use) => {
    const { close, ...outside } = await outsideServer();
    await use(outside);
    close();
  },

  /** The page with its engine up. */
  app: async ({ page, appUrl }, use) => {
    await page.goto(appUrl);
    await engineIsUp(page);
    await use(page);
  },

  watched: async ({ page }, use) => {
    await use(watch(page));
  },

  /**
   * The page with its engine up, in use. While the test has it nothing may break or complain, and nothing is asked for
   * but the site's own icon and the parts of the page that are fetched when they are needed; the single file is used with the network off.
   */
  quiet: async ({ page, appUrl, site, output, watched }, use) => {
    if (output === 'single') await page.context().setOffline(true);
    await page.goto(appUrl);
    await engineIsUp(page);
    watched.requests.length = 0;
    await use(page);
    expect(watched.complaints).toEqual([]);
    const isOwn = (url: string) =>
      output === 'hosted' &&
      url.startsWith(site) &&
      /^(?:icon\.svg|assets\/[\w-]+\.(?:js|css))$/.test(url.slice(site.length));
    expect(watched.requests.filter((url) => !isOwn(url))).toEqual([]);
  },
});

export { expect } from '@playwright/test';

/** `main.ts` writes on the page how starting the engine went. */
export async function engineIsUp(page: Page): Promise<void> {
  await page.locator('html[data-engine="ready"]').waitFor({ state: 'attached' });
}
