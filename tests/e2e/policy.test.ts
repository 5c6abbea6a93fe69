import type { Page } from '@playwright/test';
import { tryAll, tryAllInOwnWorker } from './attempts.ts';
import { engineIsUp, expect, test } from './fixtures.ts';
import type { Outside } from './servers.ts';
import { threads } from './threads.ts';

const names = ['analysis', 'count', 'duckdb', 'page'];

/** Everything, from every thread there is and from a worker each of them makes. */
async function tryEverywhere(page: Page, { host }: Outside): Promise<string[]> {
  // The thread that counts is not waited for by the engine.
  await expect.poll(() => page.workers().length).toBe(names.length - 1);
  const tried: string[] = [];
  for (const [name, thread] of await threads(page)) {
    await thread.evaluate(tryAll, { host, thread: name });
    const own = { host, thread: `${name}’s-own`, source: tryAll.toString() };
    await thread.evaluate(tryAllInOwnWorker, own);
    tried.push(name);
  }
  return tried;
}

const ways = ['fetch', 'xhr', 'websocket', 'import', 'eventsource'];
const everything = names.flatMap((thread) => [
  ...ways.map((way) => `/${thread}/${way}`),
  ...ways.map((way) => `/${encodeURIComponent(`${thread}’s-own`)}/${way}`),
]);

test('POLICY-1 from no thread can anything be sent anywhere', async ({ app, outside }) => {
  expect((await tryEverywhere(app, outside)).toSorted()).toEqual(names);
  expect(outside.hits).toEqual([]);
});

test('POLICY-2 without the policy the same attempts arrive, so the test can see a leak', async ({
  page,
  unguardedUrl,
  outside,
}) => {
  await page.goto(unguardedUrl);
  await engineIsUp(page);
  await tryEverywhere(page, outside);
  expect(new Set(outside.hits)).toEqual(new Set([...everything, '/page/image', '/page/beacon']));
});

test('POLICY-3 neither a string nor a foreign script is run as code', async ({ app, outside }) => {
  const ran = await app.evaluate(async (host) => {
    const outcomes: string[] = [];
    const script = document.createElement('script');
    script.textContent = 'document.title = "inline ran"';
    document.head.append(script);
    const foreign = document.createElement('script');
    foreign.src = `http://${host}/script`;
    const ended = new Promise((resolve) => (foreign.onload = foreign.onerror = resolve));
    document.head.append(foreign);
    await ended;
    try {
      outcomes.push(String(new Function('return "evaluated"')()));
    } catch (thrown) {
      outcomes.push((thrown as Error).name);
    }
    return [...outcomes, document.title === 'inline ran'];
  }, outside.host);
  expect(ran).toEqual(['EvalError', false]);
  expect(outside.hits).toEqual([]);
});
