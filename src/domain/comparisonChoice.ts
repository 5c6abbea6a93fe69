import { dateOf, dayOf, endOf, labelOf, startOf } from './calendar.ts';
import type { Days } from './definitions.ts';
import type { Clock, PeriodGrain } from './document/periods.ts';

/** What a win rate counts: deals, or the amounts of them. */
export type Measure = 'count' | 'value';

/** Which two periods a person compares, on which clock and by what. Null: what the app would choose. */
export interface ComparisonChoice {
  clock: Clock | null;
  measure: Measure;
  periods: { before: Days; after: Days } | null;
}

export const defaultComparison: ComparisonChoice = { clock: null, measure: 'count', periods: null };

/** One text for each distinct choice. */
export const choiceKey = ({ clock, measure, periods }: ComparisonChoice): string =>
  [
    clock ?? '',
    measure,
    ...(periods ? [periods.before, periods.after].map(({ from, to }) => `${from}/${to}`) : []),
  ].join(' ');

/** Whether two choices are the same comparison. */
export const sameChoice = (one: ComparisonChoice, other: ComparisonChoice): boolean =>
  choiceKey(one) === choiceKey(other);

/** Longest first. */
const GRAINS: readonly PeriodGrain[] = ['year', 'half', 'quarter', 'month'];

/** The calendar period that these days are exactly; null for a free range. */
export const grainOf = ({ from, to }: Days): PeriodGrain | null =>
  GRAINS.find((grain) => startOf(grain, from) === from && endOf(grain, from) === to) ?? null;

/**
 * A label that is kept in a document: `2023Q3`, `2024-03`, `2023H1`, `2023`, and `2024-03-03/2024-04-02` for a free
 * range.
 */
export function labelOfDays(days: Days): string {
  const grain = grainOf(days);
  return grain ? labelOf(grain, days.from) : `${days.from}/${days.to}`;
}

/** The same in words: “Q3 2023”, “Mar 2024”, “H1 2023”, “2023”, else “3 Mar – 2 Apr 2024”. */
export function periodLabel(days: Days): string {
  const year = days.from.slice(0, 4);
  switch (grainOf(days)) {
    case 'year':
      return year;
    case 'half':
    case 'quarter':
      return `${labelOfDays(days).slice(4)} ${year}`;
    case 'month':
      return `${shortMonth(days.from)} ${year}`;
    case null:
      return rangeLabel(days);
  }
}

/** Days in words: “3 Mar – 2 Apr 2024”. */
export function rangeLabel({ from, to }: Days): string {
  const end = `${dayAndMonth(to)} ${to.slice(0, 4)}`;
  if (from === to) return end;
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return `${dayAndMonth(from)}${sameYear ? '' : ` ${from.slice(0, 4)}`} – ${end}`;
}

const SHORT = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const shortMonth = (date: string): string => SHORT[Number(date.slice(5, 7)) - 1] ?? '';
const dayAndMonth = (date: string): string => `${Number(date.slice(8))} ${shortMonth(date)}`;

/** A day that exists, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayOf(text) : Number.NaN;
  return Number.isFinite(day) && dateOf(day) === text;
}

/** Why these two can't be compared, in a sentence; null when they can. */
export function refusalOf({ before, after }: { before: Days; after: Days }): string | null {
  for (const { from, to } of [before, after]) {
    if (!isDay(from) || !isDay(to)) return 'A period needs a first and a last day.';
    if (from > to) return 'A period can’t end before it starts.';
  }
  if (before.from <= after.to && after.from <= before.to)
    return 'The two periods overlap: a deal can’t stand on both sides of a comparison.';
  return null;
}

/** The same period a year earlier; of a free range the same days, the 29th of February becoming the 28th. */
export function yearBefore(days: Days): Days {
  const grain = grainOf(days);
  const from = dayYearBefore(days.from);
  return { from, to: grain ? endOf(grain, from) : dayYearBefore(days.to) };
}

function dayYearBefore(date: string): string {
  const year = String(Number(date.slice(0, 4)) - 1).padStart(4, '0');
  const day = date.slice(4) === '-02-29' ? '-02-28' : date.slice(4);
  return `${year}${day}`;
}

/** The period of the same length just before; of a calendar period the one before it. */
export function periodBefore(days: Days): Days {
  const grain = grainOf(days);
  const to = dateOf(dayOf(days.from) - 1);
  if (grain) return { from: startOf(grain, to), to };
  return { from: dateOf(dayOf(to) - (dayOf(days.to) - dayOf(days.from))), to };
}
