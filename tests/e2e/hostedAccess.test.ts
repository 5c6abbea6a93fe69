import { csv, pick, rowsOf } from '../fixtures/csv.ts';
import { accessFaults } from '../support/axe.ts';
import { collectBoxes } from '../support/layout/boxes.ts';
import { layoutFaults } from '../support/layout/faults.ts';
import { LONG_WALK, type Place, PLACES } from '../support/places.ts';
import { settled } from '../support/settled.ts';
import { analysed, give, open, toggleFilter } from './actions.ts';
import { someDeals } from './deals.ts';
import { expect, test } from './fixtures.ts';

const { text } = someDeals();
/** Days and months that no value of the file tells apart, and rows of the wrong width. */
const undecided = csv(
  ['id', 'outcome', 'region', 'closed'],
  rowsOf(120, (i) => [
    `d${i}`,
    pick(['Won', 'Lost', 'Lost', 'Won', 'Won'], i),
    pick(['North', 'South', 'West'], i),
    `${(i % 12) + 1}/${(Math.floor(i / 12) % 12) + 1}/2023`,
  ]),
);

/** What there is to see before a file is answered. */
const before: readonly Place[] = [
  { name: 'drop', go: (page) => expect(page.getByText('Drop your export here')).toBeVisible() },
  {
    name: 'problem',
    go: async (page) => {
      await give(page, '');
      await expect(page.getByTestId('problem')).toBeVisible();
    },
  },
  {
    name: 'questions',
    go: async (page) => {
      await give(page, undecided);
      await expect(page.getByTestId('questions')).toBeVisible();
    },
  },
  {
    name: 'rejected rows',
    go: async (page) => {
      await give(page, `${text}a,b\n`);
      await analysed(page);
      await open(page, 'Check');
    },
  },
];

/** What a file’s pages look like once they are used. */
const used: readonly Place[] = [
  {
    name: 'tables instead of charts',
    go: async (page) => {
      await open(page, 'Segments');
      await page.getByRole('button', { name: 'Show table' }).first().click();
    },
  },
  {
    name: 'filtered',
    go: async (page) => {
      await open(page, 'Brief');
      await toggleFilter(page, 'region', 'APAC');
      await analysed(page);
    },
  },
];

for (const { colorScheme, rules } of [
  { colorScheme: 'light' },
  // What the theme changes is colours.
  { colorScheme: 'dark', rules: ['color-contrast', 'link-in-text-block'] },
] as const)
  test(`AXE-1 axe has no violation on any page in ${colorScheme}`, async ({ quiet }) => {
    test.setTimeout(LONG_WALK);
    await quiet.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const { name, go, leave } of [...before, ...PLACES, ...used])
      await test.step(name, async () => {
        await go(quiet);
        await settled(quiet);
        expect.soft(await accessFaults(quiet, rules), name).toEqual([]);
        await leave?.(quiet);
      });
  });

test('LAYOUT-3 nor does anything before a file is answered, or once its pages are used', async ({
  quiet,
}) => {
  for (const { name, go } of [...before, ...used])
    await test.step(name, async () => {
      await go(quiet);
      for (const width of [390, 1024, 1440]) {
        await quiet.setViewportSize({ width, height: 900 });
        await settled(quiet);
        const faults = layoutFaults(await quiet.evaluate(collectBoxes), width);
        expect.soft(faults.slice(0, 8), `${name}, ${width} pixels`).toEqual([]);
      }
    });
});
