import { dateOf } from '../domain/calendar.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { QualityCheck } from '../domain/document/quality.ts';
import type { FileCounts } from './fileCounts.ts';
import type { ExampleRow } from '../sql/qualityExamples.ts';
import { counted, sharePercent } from '../words/numbers.ts';
import { bulkClosing } from './bulkClosing.ts';
import type { Horizon } from './horizon.ts';

/** Dates this many days after everything else are typing errors. */
const STRAY_DAYS = 100;

/** Checks of the dates against each other and against the file's own horizon. */
export function dateChecks(
  dataset: Dataset,
  counts: FileCounts,
  horizon: Horizon,
  backwards: readonly ExampleRow[],
): QualityCheck[] {
  const column = (role: string): string | null =>
    dataset.columns.find((one) => one.role === role)?.name ?? null;
  const found: QualityCheck[] = [];
  if (dataset.has.closed && dataset.has.created)
    found.push({
      id: 'closed-before-created',
      severity: counts.closedBeforeCreated > 0 ? 'warn' : 'info',
      column: column('closedDate'),
      count: counts.closedBeforeCreated,
      share: counts.closed > 0 ? counts.closedBeforeCreated / counts.closed : null,
      message:
        counts.closedBeforeCreated > 0
          ? `${counted(counts.closedBeforeCreated, 'deal')} closed before being created; left out of every cycle.`
          : 'No deal closed before it was created.',
      examples: backwards.map((one) => one.example),
    });
  if (dataset.has.closed) {
    found.push(
      missingCloseDates(column('closedDate'), counts),
      bulk(column('closedDate'), horizon),
    );
    found.push(afterHorizon(column('closedDate'), counts, horizon));
  }
  return [...found, ...farDates(dataset)];
}

function farDates({ farDates: far = [], rows: deals }: Dataset): QualityCheck[] {
  return far.map(({ column, count, examples }) => ({
    id: `far-dates:${column}`,
    severity: 'warn',
    column,
    count,
    share: deals > 0 ? count / deals : null,
    message: `${counted(count, 'date')} of ${column} ${count === 1 ? 'lies' : 'lie'} more than five years from all others, or after 2049.`,
    examples,
  }));
}

/** Close dates missing more often for one outcome bend every rate by closed date. */
export const closedClockWithheld = (counts: FileCounts): boolean =>
  counts.won > 0 &&
  counts.lost > 0 &&
  Math.abs(counts.wonWithoutClose / counts.won - counts.lostWithoutClose / counts.lost) > 0.02;

function missingCloseDates(column: string | null, counts: FileCounts): QualityCheck {
  const missing = counts.wonWithoutClose + counts.lostWithoutClose;
  const share = (part: number, whole: number): string => sharePercent(whole > 0 ? part / whole : 0);
  const withheld = closedClockWithheld(counts);
  const told = `${share(counts.wonWithoutClose, counts.won)} of the won and ${share(counts.lostWithoutClose, counts.lost)} of the lost deals have no close date`;
  return {
    id: 'missing-close-date',
    severity: withheld ? 'error' : missing > 0 ? 'warn' : 'info',
    column,
    count: missing,
    share: counts.closed > 0 ? missing / counts.closed : null,
    message:
      missing === 0
        ? 'Every closed deal has a close date.'
        : withheld
          ? `${told}: rates by closed date are withheld.`
          : `${told}.`,
    examples: [],
  };
}

function bulk(column: string | null, horizon: Horizon): QualityCheck {
  const days = bulkClosing(horizon.closes);
  const deals = days.reduce((sum, day) => sum + day.lost, 0);
  const lost = horizon.closes.reduce((sum, row) => sum + row.lost, 0);
  return {
    id: 'bulk-closing',
    severity: days.length > 0 ? 'warn' : 'info',
    column,
    count: deals,
    share: lost > 0 ? deals / lost : null,
    message:
      days.length > 0
        ? `${counted(days.length, 'day')} on which over a tenth of a quarter’s losses were closed at once.`
        : 'No day on which deals were closed in bulk.',
    examples: days
      .slice(0, 5)
      .map((day) => `${day.date}: ${sharePercent(day.share)} of the losses of ${day.quarter}`),
  };
}

/** The last day of closing that goes with everything else in the file, in days since 1970; Infinity when none does. */
export function lastUsualDay(horizon: Horizon): number {
  const days = horizon.closes.filter((row) => row.won + row.lost > 0);
  const total = days.reduce((sum, row) => sum + row.won + row.lost, 0);
  let upto = 0;
  const usual = days.find((row) => (upto += row.won + row.lost) >= 0.995 * total)?.day ?? Infinity;
  return Math.max(usual, horizon.edges?.lastCreation ?? -Infinity) + STRAY_DAYS;
}

function afterHorizon(column: string | null, counts: FileCounts, horizon: Horizon): QualityCheck {
  const days = horizon.closes.filter((row) => row.won + row.lost > 0);
  const last = lastUsualDay(horizon);
  const stray = days.filter((row) => row.day > last);
  const deals = stray.reduce((sum, row) => sum + row.won + row.lost, 0);
  return {
    id: 'dates-after-horizon',
    severity: deals > 0 ? 'warn' : 'info',
    column,
    count: deals,
    share: counts.closed > 0 ? deals / counts.closed : null,
    message:
      deals > 0
        ? `${counted(deals, 'closed deal')} dated long after everything else in the file.`
        : 'No closed deal is dated after the file’s own horizon.',
    examples: stray.slice(0, 5).map((row) => dateOf(row.day)),
  };
}
