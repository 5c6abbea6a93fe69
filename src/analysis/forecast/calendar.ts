import { dateOf, dayOf, endOf, nextStart, startOf } from '../../domain/calendar.ts';
import type { Bucket } from './outlook.ts';

/** A quarter as days since 1970, both included. */
export interface Quarter {
  start: string;
  from: number;
  to: number;
}

export const quarterFrom = (start: string): Quarter => ({
  start,
  from: dayOf(start),
  to: dayOf(endOf('quarter', start)),
});

export const nextQuarter = ({ start }: Quarter): Quarter =>
  quarterFrom(nextStart('quarter', start));

/** The quarter so many before. */
export function quarterBefore(quarter: Quarter, back: number): Quarter {
  let at = quarter;
  for (let i = 0; i < back; i++) at = quarterFrom(startOf('quarter', dateOf(at.from - 1)));
  return at;
}

/** The quarter that runs, or the next one on the last day of it. @param day since 1970 */
export const runningQuarter = (day: number): Quarter =>
  quarterFrom(startOf('quarter', dateOf(day + 1)));

/** What is left of the months of a quarter after a day, and the months of the next one. */
export function bucketsAfter(day: number, quarter: Quarter): Bucket[] {
  const buckets: Bucket[] = [];
  [quarter, nextQuarter(quarter)].forEach(({ start }, q) => {
    let month = start;
    for (let i = 0; i < 3; i++) {
      const to = dayOf(endOf('month', month));
      const from = Math.max(dayOf(month), day + 1);
      if (from <= to) buckets.push({ from, to, quarter: q === 0 ? 0 : 1 });
      month = nextStart('month', month);
    }
  });
  return buckets;
}
