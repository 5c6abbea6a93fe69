import { endOf, labelOf } from '../domain/calendar.ts';
import type { Clock } from '../domain/document/periods.ts';
import type { Horizon } from './horizon.ts';
import { masks } from './masks.ts';

/** One side of the comparison, before anything is counted. */
export interface Side {
  label: string;
  start: string;
  from: string;
  to: string;
}

export interface Comparison {
  clock: Clock;
  before: Side;
  after: Side;
  chosenByUser: boolean;
  /** Complete, unmasked quarters before the first compared one. */
  earlier: Side[];
}

const side = (start: string): Side => ({
  label: labelOf('quarter', start),
  start,
  from: start,
  to: endOf('quarter', start),
});

/**
 * Which quarters to compare: the person's choice, else the last two that are complete and not masked.
 * @returns a sentence instead when the file has no such two
 */
export function chooseComparison(
  horizon: Horizon,
  clock: Clock,
  wanted: { before: string; after: string } | null,
): Comparison | string {
  const all = masks(horizon, 'quarter', clock);
  const sides = [...all.keys()].map(side);
  const good = sides.filter((one) => all.get(one.start)?.masked === false);
  const find = (label: string): Side | undefined => sides.find((one) => one.label === label);
  const chosen = wanted && { before: find(wanted.before), after: find(wanted.after) };
  const before = chosen?.before ?? good.at(-2);
  const after = chosen?.after ?? good.at(-1);
  if (!before || !after) return withoutPair(all.size, good.length);
  const earlier = good.filter((one) => one.start < before.start && one.start < after.start);
  const chosenByUser = chosen?.before !== undefined && chosen.after !== undefined;
  return { clock, before, after, chosenByUser, earlier };
}

function withoutPair(quarters: number, good: number): string {
  if (quarters === 0) return 'It takes closed dates and created dates to compare quarters.';
  return good === 1
    ? 'Only one quarter of this file is complete; it takes two.'
    : 'No quarter of this file is complete: it covers too short a time.';
}
