import type { PeriodGrain } from './document/periods.ts';

/**
 * Calendar days as whole numbers since 1970-01-01, so that no time zone can move a deal into another quarter.
 * Text is always `YYYY-MM-DD`.
 */
const MS_PER_DAY = 86_400_000;

export const dayOf = (date: string): number =>
  Math.round(Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY);

export const dateOf = (day: number): string =>
  new Date(Math.round(day) * MS_PER_DAY).toISOString().slice(0, 10);

const MONTHS: Record<PeriodGrain, number> = { month: 1, quarter: 3, half: 6, year: 12 };

/** First day of the month, quarter, half or year that holds `date`. */
export function startOf(grain: PeriodGrain, date: string): string {
  const month = Number(date.slice(5, 7)) - 1;
  const first = month - (month % MONTHS[grain]) + 1;
  return `${date.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}

/** First day of the period after the one that starts on `start`. */
export function nextStart(grain: PeriodGrain, start: string): string {
  const months = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 + MONTHS[grain];
  const year = String(Math.floor(months / 12)).padStart(4, '0');
  return `${year}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

/** Last day of the period that starts on `start`. */
export const endOf = (grain: PeriodGrain, start: string): string =>
  dateOf(dayOf(nextStart(grain, start)) - 1);

/** One quarter or several, none cut. */
export const isWholeQuarters = ({ from, to }: { from: string; to: string }): boolean =>
  from <= to &&
  startOf('quarter', from) === from &&
  endOf('quarter', startOf('quarter', to)) === to;

/** `2024Q1`, `2024-03`, `2024H1` or `2024`. */
export function labelOf(grain: PeriodGrain, start: string): string {
  if (grain === 'month') return start.slice(0, 7);
  const year = start.slice(0, 4);
  if (grain === 'year') return year;
  const place = Math.floor((Number(start.slice(5, 7)) - 1) / MONTHS[grain]) + 1;
  return `${year}${grain === 'half' ? 'H' : 'Q'}${place}`;
}

/** First days of every period from the one that holds `from` to the one that holds `to`; at most `limit` of the last ones. */
export function startsBetween(
  grain: PeriodGrain,
  from: string,
  to: string,
  limit: number,
): string[] {
  const starts: string[] = [];
  for (let at = startOf(grain, from); at <= to; at = nextStart(grain, at)) {
    starts.push(at);
    if (starts.length > limit) starts.shift();
  }
  return starts;
}
