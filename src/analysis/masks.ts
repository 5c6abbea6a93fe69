import { dateOf, endOf, startOf, startsBetween } from '../domain/calendar.ts';
import { liesWithin } from '../domain/closedRange.ts';
import { grainOf } from '../domain/comparisonChoice.ts';
import type { Days } from '../domain/definitions.ts';
import type { Clock, PeriodGrain } from '../domain/document/periods.ts';
import { edgeMask, type MaskedPeriod } from '../domain/edgeMask.ts';
import { smallestDetectable } from '../stats/smallestDetectable.ts';
import type { Horizon } from './horizon.ts';
import { ratio } from './winRate.ts';

/** A file of decades is shown by its last so many periods. */
const MOST_PERIODS: Record<PeriodGrain, number> = { month: 120, quarter: 80, half: 40, year: 20 };

interface Counted {
  deals: number;
  won: number;
  open: number;
}

const NOTHING: Counted = { deals: 0, won: 0, open: 0 };

/**
 * Every period of the file from the first to the last with a deal, by the day it starts, and its mask. From the whole
 * file: an edge belongs to the export, so a filter must not move it.
 */
export function masks(
  horizon: Horizon,
  grain: PeriodGrain,
  clock: Clock,
): Map<string, MaskedPeriod> {
  const counts = countPeriods(horizon, grain, clock);
  const found = new Map<string, MaskedPeriod>();
  const first = [...counts.keys()].sort()[0];
  const last = [...counts.keys()].sort().at(-1);
  if (!horizon.edges || first === undefined || last === undefined) return found;
  let earlier: Counted | null = null;
  for (const start of startsBetween(grain, first, last, MOST_PERIODS[grain])) {
    const here = counts.get(start) ?? NOTHING;
    const days = { from: start, to: endOf(grain, start) };
    const mask = maskFrom(horizon, days, clock, here, earlier);
    if (mask && (!horizon.within || liesWithin(days, horizon.within))) found.set(start, mask);
    earlier = here;
  }
  return found;
}

/**
 * The mask of one period that a person picked, by the same formula; of a free range against the other side.
 * @returns null when the file does not tell its edges, or has no deals in that calendar period
 */
export function maskOf(
  horizon: Horizon,
  days: Days,
  clock: Clock,
  other: Days | null = null,
): MaskedPeriod | null {
  const grain = grainOf(days);
  const found = grain && masks(horizon, grain, clock).get(days.from);
  if (found) return found;
  const across = other && countDays(horizon, other, clock);
  return maskFrom(horizon, days, clock, countDays(horizon, days, clock), across);
}

function maskFrom(
  { edges, cycles, winRate }: Horizon,
  days: Days,
  clock: Clock,
  here: Counted,
  other: Counted | null,
): MaskedPeriod | null {
  if (!edges) return null;
  const decided = clock === 'created' ? (ratio(here.deals, here.deals + here.open) ?? 0) : null;
  const detectable = other ? smallestDetectable(other, here) : null;
  return edgeMask({ ...days, clock }, edges, cycles, winRate, detectable, decided);
}

function countPeriods(horizon: Horizon, grain: PeriodGrain, clock: Clock): Map<string, Counted> {
  const counts = new Map<string, Counted>();
  eachDay(horizon, clock, (day, counted) => {
    const start = startOf(grain, dateOf(day));
    counts.set(start, sum(counts.get(start) ?? NOTHING, counted));
  });
  return counts;
}

function countDays(horizon: Horizon, { from, to }: Days, clock: Clock): Counted {
  let counted = NOTHING;
  eachDay(horizon, clock, (day, here) => {
    const date = dateOf(day);
    if (date >= from && date <= to) counted = sum(counted, here);
  });
  return counted;
}

const sum = (a: Counted, b: Counted): Counted => ({
  deals: a.deals + b.deals,
  won: a.won + b.won,
  open: a.open + b.open,
});

function eachDay(
  { closes, creations }: Horizon,
  clock: Clock,
  add: (day: number, counted: Counted) => void,
): void {
  if (clock === 'closed')
    for (const row of closes) add(row.day, { deals: row.won + row.lost, won: row.won, open: 0 });
  else
    for (const row of creations)
      add(row.day, { deals: row.deals - row.open, won: row.won, open: row.open });
}
