import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base, type Page } from '@playwright/test';
import { listen, staticServer } from '../support/staticServer.ts';

export interface Options {
  output: 'hosted' | 'single';
}

/** A server nobody should ever speak to; it writes down who did. */
export interface Outside {
  host: string;
  hits: string[];
}

const dist = join(import.meta.dirname, '../../dist');
const singleFile = join(dist, 'plumbline.html');
const withoutPolicy = (html: string) => html.replace(/<meta http-equiv="Content[^>]*>/, '');

export const test = base.extend<
  { appUrl: string; unguardedUrl: string; outside: Outside; app: Page },
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
    const hits: string[] = [];
    const server = createServer((request, response) => {
      hits.push(request.url ?? '');
      // As inviting as can be: whoever may speak to it is answered.
      response.writeHead(200, {
        'access-control-allow-origin': '*',
        'content-type': 'text/javascript',
      });
      response.end('export default 1;');
    });
    server.on('upgrade', (request, socket) => {
      hits.push(request.url ?? '');
      socket.destroy();
    });
    await use({ host: `localhost:${await listen(server)}`, hits });
    server.closeAllConnections();
    server.close();
  },

  /** The page with its engine up. */
  app: async ({ page, appUrl }, use) => {
    await page.goto(appUrl);
    await engineIsUp(page);
    await use(page);
  },
});

export { expect } from '@playwright/test';

/** `main.ts` writes on the page how starting the engine went. */
export async function engineIsUp(page: Page): Promise<void> {
  await page.locator('html[data-engine="ready"]').waitFor({ state: 'attached' });
}
