import { dateOf, dayOf, startOf } from '../../../src/domain/calendar.ts';

const known = new Map<number, number>();

/** First day of the quarter that holds a day, both since 1970. */
export function quarterOf(day: number): number {
  const start = known.get(day) ?? dayOf(startOf('quarter', dateOf(day)));
  known.set(day, start);
  return start;
}
