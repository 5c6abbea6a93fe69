import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { writeCsv } from '../bench/csvFile.ts';
import { rendererMb } from '../support/rendererMemory.ts';
import { documentOf, seen } from './actions.ts';
import { someDeals } from './deals.ts';
import { expect, test } from './fixtures.ts';

const there = existsSync('/proc/self/status');
if (!there) console.log('skipped: how much memory Cancel gives back, as there is no /proc here');

/** 97 bytes each: 200 MB. */
const DEALS = 2_060_000;
/** A load of it has filled so much more, in MB, when it is cancelled. */
const FILLED = 250;

test('CANCEL-1 Cancel in the middle of a load of 200 MB stops it and gives its memory back', async ({
  quiet,
  browser,
}, testInfo) => {
  test.skip(!there, 'no /proc');
  const memory = async () => (await rendererMb(browser, 'VmRSS')) ?? 0;
  await mkdir(testInfo.outputDir, { recursive: true });
  const { path, bytes } = writeCsv(testInfo.outputDir, DEALS);
  const before = await memory();

  await quiet.getByTestId('file-input').setInputFiles(path);
  await expect.poll(memory, { intervals: [20] }).toBeGreaterThan(before + FILLED);
  const cancel = quiet.getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeVisible();
  const full = await memory();
  const stopped = seen(quiet, '[data-testid=open-sample-flat]');
  const clicked = await cancel.evaluate((button: HTMLButtonElement) => {
    button.click();
    return performance.now();
  });
  await stopped;
  const ended = await quiet.evaluate(() => performance.now());
  // Half of what was filled is the least: the rest is code, and what the browser keeps for the next.
  await expect.poll(memory, { intervals: [20] }).toBeLessThan(before + (full - before) / 2);
  console.log(
    `cancelled a load of ${Math.round(bytes / 1e6)} MB: stopped in ${Math.round(ended - clicked)} ms; ` +
      `memory ${Math.round(before)} MB before, ${Math.round(full)} MB at the click, ${Math.round(await memory())} MB after`,
  );
  await rm(path);

  const small = someDeals();
  const { totals } = await documentOf(quiet, small.text, 'next.csv');
  expect([totals.won, totals.lost, totals.open]).toEqual([small.won, small.lost, small.open]);
});
