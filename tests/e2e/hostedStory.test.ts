import type { Page } from '@playwright/test';
import { sampleCsv } from '../../src/samples/csv.ts';
import { SAMPLE_DEALS, SHAPES } from '../../src/samples/shapes.ts';
import type { Analysis } from '../../src/domain/analysis.ts';
import { analysed, textOf } from './actions.ts';
import { expect, test } from './fixtures.ts';
import { press } from './keys.ts';

/** What a person has to do something with. */
interface Hands {
  what: string;
  give: (page: Page, text: string) => Promise<void>;
  /** Presses the first link or button with this name. */
  press: (page: Page, name: RegExp) => Promise<void>;
}

const mouse: Hands = {
  what: 'mouse',
  give: async (page, text) => {
    const files = await page.evaluateHandle((content) => {
      const carried = new DataTransfer();
      carried.items.add(new File([content], 'nightly.csv'));
      return carried;
    }, text);
    await page.locator('body').dispatchEvent('drop', { dataTransfer: files });
  },
  press: (page, name) =>
    page.getByRole('link', { name }).or(page.getByRole('button', { name })).first().click(),
};

const keyboard: Hands = {
  what: 'keyboard alone',
  give: async (page, text) => {
    const chooser = page.waitForEvent('filechooser');
    await press(page, /^Choose a file$/);
    const file = { name: 'nightly.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await (await chooser).setFiles(file);
  },
  press: (page, name) => press(page, name),
};

const nightly = [...sampleCsv(SHAPES.decline, SAMPLE_DEALS)].join('');

for (const hands of [mouse, keyboard])
  test(`STORY-1 from the file to the verdict, why, what to do, the deals and what is shared: by ${hands.what}`, async ({
    quiet,
  }) => {
    const region = (name: string) => quiet.getByRole('region', { name, exact: true });

    await test.step('drop', () => hands.give(quiet, nightly));

    await test.step('verdict', async () => {
      await analysed(quiet);
      await expect(quiet.getByRole('heading', { level: 1 })).toContainText(
        'Win rate fell 6 points in Q4 2024, from 48% to 42%.',
      );
    });

    await test.step('why', async () => {
      await expect(
        region('What moved it').getByRole('img', { name: /APAC/ }).first(),
      ).toBeVisible();
      await hands.press(quiet, /^All fields and tests$/);
      await expect(quiet.getByRole('heading', { level: 1, name: 'Drivers' })).toBeVisible();
      await expect(quiet.getByRole('main')).toContainText(
        'Sales_rep, region and lead_source go with winning',
      );
      await hands.press(quiet, /^Brief$/);
    });

    await test.step('actions', async () => {
      const actions = region('What to do')
        .getByRole('listitem')
        .filter({
          has: quiet.getByRole('heading', { level: 3 }),
        });
      await expect(actions).toHaveCount(5);
      await expect(actions.first()).toContainText('APAC');
      for (const action of await actions.all())
        for (const term of ['Who', 'When', 'Worth'])
          await expect(action.getByRole('term').filter({ hasText: term })).toBeVisible();
      await hands.press(quiet, /^Proof and evidence/);
      await expect(actions.first().getByRole('term').filter({ hasText: 'Proof' })).toBeVisible();
    });

    await test.step('deals', async () => {
      await hands.press(quiet, /^Show the deals/);
      const deals = quiet.getByRole('dialog');
      await expect(deals.getByRole('gridcell').first()).toBeVisible();
      await expect(deals).toContainText(/2,335\s+deals/);
      await hands.press(quiet, /^Close$/);
      await expect(deals).toHaveCount(0);
    });

    await test.step('share', async () => {
      await hands.press(quiet, /^Share$/);
      await expect(quiet.getByRole('heading', { level: 1, name: 'Share' })).toBeVisible();
      const download = quiet.waitForEvent('download');
      await hands.press(quiet, /^Save as JSON$/);
      const saved = await download;
      expect(saved.suggestedFilename()).toBe('nightly-analysis.json');
      const { verdict, totals } = JSON.parse(await textOf(saved)) as Analysis;
      expect([verdict.kind, totals.deals]).toEqual(['declined', SAMPLE_DEALS]);
    });
  });
