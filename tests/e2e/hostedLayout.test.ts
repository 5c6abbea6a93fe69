import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { collectBoxes } from '../support/layout/boxes.ts';
import { layoutFaults } from '../support/layout/faults.ts';
import { LONG_WALK, PLACES } from '../support/places.ts';
import { settled } from '../support/settled.ts';
import { analysed, give } from './actions.ts';
import { expect, test } from './fixtures.ts';

const WIDTHS = [1440, 1024, 390];
const THEMES = ['light', 'dark'] as const;

/** Every place of the open file at every width in both themes. */
async function look(page: Page) {
  test.setTimeout(LONG_WALK);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const { name, go, leave } of PLACES)
    await test.step(name, async () => {
      await go(page);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of THEMES) {
          await page.emulateMedia({ colorScheme });
          await settled(page);
          const faults = layoutFaults(await page.evaluate(collectBoxes), width);
          expect.soft(faults.slice(0, 8), `${name}, ${width} pixels, ${colorScheme}`).toEqual([]);
        }
      }
      await page.setViewportSize({ width: 1440, height: 900 });
      await leave?.(page);
    });
}

for (const sample of ['decline', 'flat'])
  test(`LAYOUT-1 nothing overlaps, is cut off or scrolls sideways: ${sample}`, async ({
    quiet,
  }) => {
    await quiet.getByTestId(`open-sample-${sample}`).click();
    await analysed(quiet);
    await look(quiet);
  });

const folder = join(import.meta.dirname, '../../../shared/data');
const present = existsSync(folder);
if (!present && process.env['TEST_WORKER_INDEX'] === undefined)
  console.log(
    'skipped: ../shared/data is absent, so the layout of the public files is not looked at',
  );

for (const [name, path] of [
  ['skygeni', 'skygeni/skygeni_sales_data.csv'],
  ['wave', 'salesforce_wave/Opportunity.csv'],
] as const)
  test(`LAYOUT-2 nor on a file of others: ${name}`, async ({ quiet }) => {
    test.skip(!present, '../shared/data is absent');
    await give(quiet, readFileSync(join(folder, path)), `${name}.csv`);
    await analysed(quiet);
    await look(quiet);
  });
