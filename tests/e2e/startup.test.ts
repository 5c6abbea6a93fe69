import { expect, test, engineIsUp } from './fixtures.ts';

test('START-1 the engine starts and asks nobody but the page’s own host', async ({
  page,
  appUrl,
  site,
}) => {
  const asked: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(appUrl);
  await engineIsUp(page);
  const own = /^(?:blob:|data:)/;
  const elsewhere = asked.filter(
    (url) => !own.test(url) && !url.startsWith(site) && url !== appUrl,
  );
  expect(elsewhere).toEqual([]);
  expect(said).toEqual([]);
});

test('START-2 the page can be used before the engine is up', async ({ page, appUrl }) => {
  await page.goto(appUrl, { waitUntil: 'commit' });
  await expect(page.getByTestId('file-input')).toBeAttached();
  await engineIsUp(page);
});
