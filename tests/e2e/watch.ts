import type { Page } from '@playwright/test';

export interface Watched {
  /** What went wrong without being caught, was written to the console as wrong, or asked in a dialog. */
  complaints: string[];
  /** Every address asked for, but for what the page holds in its own hands. */
  requests: string[];
}

/** Writes down, from now on, what a page in good order never does. */
export function watch(page: Page): Watched {
  const watched: Watched = { complaints: [], requests: [] };
  const { complaints, requests } = watched;
  page.on('pageerror', ({ message }) => complaints.push(`error: ${message}`));
  page.on('crash', () => complaints.push('the page crashed'));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(?:blob|data):/.test(request.url())) requests.push(request.url());
  });
  return watched;
}
