import { defineConfig } from '@playwright/test';
import { launchOptions } from './tests/support/chromium.ts';
import type { Options } from './tests/e2e/fixtures.ts';

/**
 * The built outputs, as they are shipped: each test runs on both, but for those whose file is named after one of them.
 */
export default defineConfig<Options>({
  testDir: 'tests/e2e',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  forbidOnly: true,
  fullyParallel: true,
  retries: 0,
  workers: 2,
  // An upper limit, not a wait: a small machine that does something else at the same time is slow.
  timeout: 90_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: launchOptions(),
    screenshot: 'only-on-failure',
    // Recording every test takes a third of the time of all of them; `--trace on` when one fails.
    trace: 'off',
  },
  projects: [
    { name: 'hosted', use: { output: 'hosted' }, testIgnore: '**/single*.test.ts' },
    { name: 'single', use: { output: 'single' }, testIgnore: '**/hosted*.test.ts' },
  ],
});
