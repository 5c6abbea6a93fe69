import { dateOf, dayOf, endOf, startOf } from './calendar.ts';
import { grainOf, isDay, periodLabel } from './comparisonChoice.ts';
import type { Days } from './definitions.ts';
import type { Filter } from './document/run.ts';

/** What the filter of closed dates is called; a column of that name is another filter. */
export const CLOSED_DATE = 'Closed date';

/** Deals are grouped by closed quarter, so a range of closed dates is one of whole quarters. */
export const wholeQuarters = ({ from, to }: Days): Days => ({
  from: startOf('quarter', from),
  to: endOf('quarter', startOf('quarter', to)),
});

/** “Q1 2023”, “H1 2023”, “2023”, else “Q2 2023 – Q1 2024”. @param range of whole quarters */
export function closedRangeName(range: Days): string {
  if (grainOf(range) !== null) return periodLabel(range);
  const quarter = (day: string): string =>
    periodLabel({ from: startOf('quarter', day), to: endOf('quarter', startOf('quarter', day)) });
  return `${quarter(range.from)} – ${quarter(range.to)}`;
}

/** Only the deals that closed in the quarters these days lie in: open deals have no closed date, and go. */
export function closedFilter(days: Days): Filter {
  const closed = wholeQuarters(days);
  return { field: CLOSED_DATE, values: [closedRangeName(closed)], closed };
}

/** The quarters that are chosen; null when all are. */
export const closedRangeOf = (filters: readonly Filter[]): Days | null =>
  filters.find(({ closed }) => closed)?.closed ?? null;

/** A filter of closed dates and one of a field can bear the same name: one text for each. */
export const filterKey = ({ field, closed }: Pick<Filter, 'field' | 'closed'>): string =>
  `${closed ? 'closed' : 'field'} ${field}`;

export const liesWithin = (inner: Days, outer: Days): boolean =>
  inner.from >= outer.from && inner.to <= outer.to;

/** Why days can't be a range of closed dates of a file, in a sentence; null when they can. */
export function rangeRefusal({ from, to }: Days, file: Days): string | null {
  if (!isDay(from) || !isDay(to)) return 'A range needs a first and a last day.';
  if (from > to) return 'A range can’t end before it starts.';
  if (from > file.to || to < file.from) return 'No deal of this file closed in these days.';
  return null;
}

/** Ranges to choose at a click, as far as they leave something out. @param file first and last closed date */
export function quickRanges(file: Days): { name: string; days: Days }[] {
  const last = startOf('quarter', file.to);
  const quartersBack = (count: number): string => {
    let start = last;
    for (let i = 1; i < count; i++) start = startOf('quarter', dateOf(dayOf(start) - 1));
    return start;
  };
  const year = (day: string): Days => {
    const from = startOf('year', day);
    return { from, to: endOf('year', from) };
  };
  const latest = year(file.to);
  const before = year(dateOf(dayOf(latest.from) - 1));
  const to = endOf('quarter', last);
  return [
    { name: 'Last 4 quarters', days: { from: quartersBack(4), to } },
    { name: 'Last 8 quarters', days: { from: quartersBack(8), to } },
    { name: periodLabel(latest), days: latest },
    { name: periodLabel(before), days: before },
  ].filter(({ days }) => rangeRefusal(days, file) === null && !liesWithin(file, days));
}
