import { defineConfig } from '@playwright/test';
import { launchOptions } from './tests/support/chromium.ts';
import type { Options } from './tests/e2e/fixtures.ts';

/** What can come out otherwise in one file from a disk: how it starts, what it may do, and what it is given and gives. */
const alsoSingle = ['single', 'startup', 'policy', 'network', 'dropped', 'killed'];

/** The built outputs, as they are shipped: all there is to test on the hosted one, and on the other what can differ there. */
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
    {
      name: 'single',
      use: { output: 'single' },
      testMatch: alsoSingle.map((name) => `**/${name}.test.ts`),
      // How a death is noticed can differ there; what comes after it is the same page.
      grepInvert: /KILLED-[135]/,
    },
  ],
});
