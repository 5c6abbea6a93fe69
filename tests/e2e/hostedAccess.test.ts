import type { Page } from '@playwright/test';
import { csv, pick, rowsOf } from '../fixtures/csv.ts';
import { seriousFaults } from '../support/axe.ts';
import { analysed, give, open } from './actions.ts';
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

type Visit = [what: string, go: (page: Page) => Promise<unknown>];

const pages: Visit[] = ['Brief', 'Segments', 'Drivers', 'Check', 'Data & method'].map((name) => [
  name,
  (page) => open(page, name),
]);

const visits: Visit[] = [
  ['Drop', (page) => expect(page.getByText('Drop your export here')).toBeVisible()],
  [
    'problem',
    async (page) => {
      await give(page, '');
      await expect(page.getByTestId('problem')).toBeVisible();
    },
  ],
  [
    'questions',
    async (page) => {
      await give(page, undecided);
      await expect(page.getByTestId('questions')).toBeVisible();
    },
  ],
  [
    'rejected rows',
    async (page) => {
      await give(page, `${text}a,b\n`);
      await analysed(page);
      await open(page, 'Check');
    },
  ],
  ...pages,
  [
    'tables instead of charts',
    async (page) => {
      await open(page, 'Segments');
      await page.getByRole('button', { name: 'Show table' }).first().click();
    },
  ],
  [
    'filters',
    async (page) => {
      await page.getByText('Filters: none').click();
      await page.getByRole('checkbox').first().click();
      await expect(page.getByRole('list', { name: 'Filters' })).toBeVisible();
    },
  ],
  [
    'comparison',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.locator('summary', { hasText: ' vs ' }).click();
    },
  ],
  [
    'Share',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByTestId('share').click();
    },
  ],
];

/** On a page that has settled: a chart is drawn where a chart belongs. */
const settled = async (page: Page) => {
  for (const picture of await page.locator('.picture').all())
    await expect(picture.locator('svg')).toBeVisible();
};

for (const colorScheme of ['light', 'dark'] as const)
  test(`AXE-1 no page has a serious fault in ${colorScheme}`, async ({ quiet }) => {
    await quiet.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const [what, go] of visits)
      await test.step(what, async () => {
        await go(quiet);
        await settled(quiet);
        expect.soft(await seriousFaults(quiet), what).toEqual([]);
      });
  });

for (const width of [390, 1440])
  test(`WIDTH-1 no page scrolls sideways at ${width} pixels`, async ({ quiet }) => {
    await quiet.setViewportSize({ width, height: 800 });
    for (const [what, go] of visits)
      await test.step(what, async () => {
        await go(quiet);
        await settled(quiet);
        const beyond = await quiet.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        expect.soft(beyond, what).toBeLessThanOrEqual(0);
      });
  });
