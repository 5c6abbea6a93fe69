import type { Page } from '@playwright/test';

/** Opens every group of tables on Share. */
export async function openTables(page: Page): Promise<void> {
  const groups = page.getByRole('region', { name: 'Tables' }).locator('summary');
  for (const group of await groups.all()) await group.click();
}
