import { engineIsUp, expect, test } from './fixtures.ts';

test('SINGLE-1 the file opened from a disk starts with the network off', async ({
  page,
  appUrl,
}) => {
  await page.context().setOffline(true);
  await page.goto(appUrl);
  await engineIsUp(page);
  expect(new URL(page.url()).protocol).toBe('file:');
});
