import { playwright } from '@vitest/browser-playwright';
import type { TestProjectConfiguration } from 'vitest/config';
import { launchOptions } from './tests/support/chromium.ts';

/** Folders whose tests need nothing but Node. */
const inNode = [
  'domain',
  'stats',
  'sql',
  'words',
  'analysis',
  'charts',
  'state',
  'export',
  'samples',
  'ingest',
  'calibrate',
];

export const projects: TestProjectConfiguration[] = [
  {
    extends: true,
    test: {
      name: 'unit',
      environment: 'node',
      // Whole analyses and simulations: seconds on an idle machine, more on a busy one.
      testTimeout: 60_000,
      hookTimeout: 60_000,
      include: inNode.map((folder) => `tests/${folder}/**/*.test.ts`),
    },
  },
  {
    extends: true,
    // Components are to run as in a browser, not as on a server.
    resolve: { conditions: ['browser'] },
    test: {
      name: 'ui',
      environment: 'happy-dom',
      include: ['tests/ui/**/*.test.ts'],
    },
  },
  {
    extends: true,
    test: {
      name: 'worker',
      include: ['tests/worker/**/*.test.ts'],
      testTimeout: 60_000,
      hookTimeout: 60_000,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions: launchOptions() }),
        instances: [{ browser: 'chromium' }],
      },
    },
  },
];
