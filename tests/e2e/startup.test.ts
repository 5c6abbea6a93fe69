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

test('START-3 without JavaScript the page says what it lacks, and no link of it tells where one came from', async ({
  browser,
  appUrl,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(appUrl);
  await expect(page.locator('noscript')).toBeVisible();
  await expect(page.locator('meta[name=referrer]')).toHaveAttribute('content', 'no-referrer');
  await context.close();
});
