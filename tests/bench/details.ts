import type { AppRun } from './drive.ts';
import type { FilterClick } from './filtersInPage.ts';
import type { Measured } from './measure.ts';

const SLOWEST = 20;

const list = (values: readonly number[]): string =>
  values.map((value) => value.toFixed(0)).join(', ');

const clicks = (all: readonly FilterClick[]): string =>
  all.map(({ level, ms }) => `${level ?? 'all'} ${ms.toFixed(0)}`).join(', ');

function appRun(name: string, { document, ...run }: AppRun): string[] {
  const { read, profile, load, analyse } = document.run.elapsedMs;
  const slowest = document.receipts.toSorted((a, b) => b.elapsedMs - a.elapsedMs);
  return [
    `${name}: intake ${list([run.intake])}, then the first four ${list([run.firstFour])}, then drivers ` +
      `${list([run.drivers])}; all of it ${list([run.everything])}; filters ${list(run.filterChanges)}`,
    `  filter clicks: ${clicks(run.filterClicks)}`,
    `  in the worker: read ${list([read])}, profile ${list([profile])}, load ${list([load])}, analyse ${list([analyse])}`,
    ...slowest
      .slice(0, SLOWEST)
      .map(({ id, elapsedMs, rows }) => `  ${elapsedMs.toFixed(0).padStart(6)}  ${id} (${rows})`),
  ];
}

/** One run in full, in milliseconds: each load, what the document says it took, and its slowest queries. */
export const details = ({ plainLoads, run, alone, peakMb }: Measured): string =>
  [
    `plain loads: ${list(plainLoads)}; peak memory ${list([peakMb ?? NaN])} MB`,
    ...appRun('after them', run),
    ...appRun('in a browser of its own', alone),
  ].join('\n');
