import { globSync } from 'node:fs';
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

/**
 * Where a day is read, put into a period, compared or written: once more in another time zone. `datesLoaded` goes to
 * that zone by itself.
 */
const aboutDays = [
  'domain/{calendar,comparisonChoice,edgeMask}',
  'ingest/{dates,datesProperties,datesShared,farDates,shortYears}',
  'ingest/open/{openParquet,openXlsx}',
  'sql/{comparedLevels,deals,lifeTable,load,questions,repMonths,slices}',
  'analysis/{bulkClosing,calendar,chosenComparison,horizon,qualityDates,verdict}',
  'state/{followAddress,recipes,wishesText}',
  'words/{calendarSentences,cohortSentence,comparison,verdictSentence}',
  'export/tables',
].map(named);

/** A list that names what is not there would leave it out in silence. */
function named(files: string): string {
  const pattern = `tests/${files}.test.ts`;
  const expected = /\{(.*)\}/.exec(files)?.[1]?.split(',').length ?? 1;
  if (globSync(pattern, { cwd: import.meta.dirname }).length !== expected)
    throw new Error(`Not all of these tests exist: ${pattern}`);
  return pattern;
}

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
    test: {
      name: 'dates',
      environment: 'node',
      testTimeout: 60_000,
      hookTimeout: 60_000,
      include: aboutDays,
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
