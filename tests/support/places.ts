import { expect, type Page } from '@playwright/test';
import { SEGMENT_PARTS } from '../../src/ui/views/segments/segmentParts.ts';

export interface Place {
  /** As a file may be called. */
  name: string;
  go: (page: Page) => Promise<unknown>;
  /** Closes what `go` opened above the page. */
  leave?: (page: Page) => Promise<unknown>;
}

const tab = (name: string, title: string): Place => ({
  name,
  go: async (page) => {
    const link = page.getByRole('link', { name: title, exact: true });
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
  },
});

const part = ({ id, label }: (typeof SEGMENT_PARTS)[number]): Place => ({
  name: `segments-${id}`,
  go: async (page) => {
    await tab('segments', 'Segments').go(page);
    const link = page
      .getByRole('navigation', { name: 'Parts of this page' })
      .getByRole('link', { name: label, exact: true });
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'true');
  },
});

const escape = (page: Page) => page.keyboard.press('Escape');

/** Milliseconds a walk through all places may take at most: a small machine that does something else at the same time is slow. */
export const LONG_WALK = 240_000;

/** Every page and part of a page that an open file has, each reached as a person reaches it. */
export const PLACES: readonly Place[] = [
  tab('brief', 'Brief'),
  {
    name: 'deals',
    go: async (page) => {
      await page
        .getByRole('button', { name: /, show these deals$/ })
        .first()
        .click();
      await expect(page.getByTestId('deals').getByRole('gridcell').first()).toBeVisible();
    },
  },
  {
    name: 'receipt',
    go: async (page) => {
      await page.getByRole('tab', { name: 'How it was counted' }).click();
      await expect(page.getByTestId('deals')).toContainText('SELECT');
    },
    leave: escape,
  },
  {
    name: 'comparison',
    go: (page) => page.locator('summary', { hasText: ' vs ' }).click(),
    leave: escape,
  },
  {
    name: 'filters',
    go: (page) => page.locator('summary', { hasText: /^Filters:/ }).click(),
    leave: escape,
  },
  ...SEGMENT_PARTS.map(part),
  tab('drivers', 'Drivers'),
  tab('pipeline', 'Pipeline'),
  tab('reps', 'Reps'),
  {
    name: 'rep',
    go: (page) =>
      page
        .getByRole('region', { name: 'Reps against the book they were given, table' })
        .getByRole('rowheader')
        .first()
        .getByRole('button')
        .click(),
  },
  tab('check', 'Check'),
  tab('method', 'Data & method'),
  {
    name: 'statistic',
    go: (page) =>
      page.getByRole('navigation', { name: 'Statistics' }).getByRole('link').first().click(),
  },
  {
    name: 'share',
    go: async (page) => {
      await page.getByTestId('share').click();
      await expect(page.getByTestId('download-json')).toBeVisible();
    },
  },
  {
    name: 'as-of',
    go: async (page) => {
      await tab('brief', 'Brief').go(page);
      await page.locator('summary', { hasText: ' vs ' }).click();
      await page.getByLabel('As of', { exact: true }).selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await expect(page.getByRole('region', { name: 'As of an earlier day' })).toBeVisible();
    },
    leave: (page) => page.getByRole('button', { name: 'Back to today' }).click(),
  },
];
