import { expect, type Page } from '@playwright/test';
import { threads } from './threads.ts';

/** The locks by which workers are known to live. */
const lifelines = (page: Page) =>
  page.evaluate(async () => {
    const { held = [] } = await navigator.locks.query();
    return held.map(({ name }) => name ?? '');
  });

/** Ends a worker as a browser short of memory would: no event is fired, anywhere. */
export async function kill(page: Page, name: 'analysis' | 'duckdb'): Promise<void> {
  const before = await lifelines(page);
  await new Map(await threads(page)).get(name)?.evaluate(() => void setTimeout(() => self.close()));
  // Another may already hold a new one.
  await expect
    .poll(async () => {
      const now = await lifelines(page);
      return before.every((lifeline) => now.includes(lifeline));
    })
    .toBe(false);
}
