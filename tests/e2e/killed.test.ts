import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { threads } from './threads.ts';

/** Ends a worker as a browser short of memory would: no event is fired, anywhere. */
async function kill(page: Page, name: string): Promise<void> {
  const gone = page.waitForEvent('console', (message) => message.text() === 'closing');
  await new Map(await threads(page)).get(name)?.evaluate(() => {
    console.log('closing');
    self.close();
  });
  await gone;
}

for (const name of ['analysis', 'duckdb'])
  test(`KILLED the page takes the next file after the worker ${name} is gone`, async ({ app }) => {
    await kill(app, name);
    const file = { name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) };
    await app.getByTestId('file-input').setInputFiles(file);
    await expect(app.getByTestId('problem')).toHaveAttribute('data-code', 'empty-file');
  });
