import { PLACES } from '../support/places.ts';
import { settled } from '../support/settled.ts';
import { analysed } from './actions.ts';
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

// The fixture holds that nothing breaks and nothing is asked for: what the hosted page fetches late is in the file.
test('SINGLE-2 every page and part of a page opens', async ({ quiet }) => {
  await quiet.getByTestId('open-sample-decline').click();
  await analysed(quiet);
  for (const { name, go, leave } of PLACES)
    await test.step(name, async () => {
      await go(quiet);
      await settled(quiet);
      await leave?.(quiet);
    });
});
