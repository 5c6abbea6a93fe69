import type { Analysis } from '../../domain/analysis.ts';
import { dayOf } from '../../domain/calendar.ts';
import { grainOf } from '../../domain/comparisonChoice.ts';
import type { Days } from '../../domain/definitions.ts';

/** A week of days. */
const WEEK = 7;
/** Over fewer days a pace is an accident. */
const FEWEST_DAYS = 14;

type Paced = Pick<Analysis, 'verdict' | 'totals' | 'source'>;

/**
 * Deals that close in a week: of the later compared period, else of all the days on which deals closed.
 * @returns null when the file does not say when deals closed
 */
export function dealsPerWeek({ verdict, totals, source }: Paced): number | null {
  const { after } = verdict;
  if (after) return perWeek(after.deals, after.from, after.to);
  return perWeek(totals.won + totals.lost, source.closedFrom, source.closedTo);
}

/** @param from first day   @param to last day, `YYYY-MM-DD` */
export function perWeek(deals: number, from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null;
  const days = dayOf(to) - dayOf(from) + 1;
  return days >= FEWEST_DAYS && deals > 0 ? (deals * WEEK) / days : null;
}

/** Days of a quarter, on average. */
const QUARTER = 365.25 / 4;

/** How many quarters a period is long, so that money can be told per quarter: 1 of any quarter, about ⅓ of a month. */
export const quartersIn = ({ from, to }: Days): number =>
  grainOf({ from, to }) === 'quarter' ? 1 : (dayOf(to) - dayOf(from) + 1) / QUARTER;

/** Weeks until so many deals came in, and nine in ten of them are decided. @param pace deals a week */
export function weeksFor(
  deals: number,
  pace: number | null,
  cycleDays: number | null,
): number | null {
  if (pace === null || pace <= 0) return null;
  return Math.ceil(deals / pace + Math.max(0, cycleDays ?? 0) / WEEK);
}
