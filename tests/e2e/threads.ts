import type { Page, Worker } from '@playwright/test';

export type Thread = Pick<Worker, 'evaluate'>;

/** The page, and our worker and DuckDB's by the names they were given. */
export async function threads(page: Page): Promise<[string, Thread][]> {
  const named = page
    .workers()
    .map(async (worker): Promise<[string, Thread]> => [
      await worker.evaluate(() => self.name),
      worker,
    ]);
  return [['page', page], ...(await Promise.all(named))];
}
