import { dateOf, endOf, startOf, startsBetween } from '../domain/calendar.ts';
import type { Clock, Grain } from '../domain/document/periods.ts';
import { edgeMask, type MaskedPeriod } from '../domain/edgeMask.ts';
import { smallestDetectable } from '../stats/smallestDetectable.ts';
import type { Horizon } from './horizon.ts';
import { ratio } from './winRate.ts';

/** A file of decades is shown by its last so many periods. */
const MOST_PERIODS: Record<Grain, number> = { month: 120, quarter: 80 };

interface Counted {
  deals: number;
  won: number;
  open: number;
}

/**
 * Every period of the file from the first to the last with a deal, by the day it starts, and its mask. From the whole
 * file: an edge belongs to the export, so a filter must not move it.
 */
export function masks(horizon: Horizon, grain: Grain, clock: Clock): Map<string, MaskedPeriod> {
  const counts = countPeriods(horizon, grain, clock);
  const found = new Map<string, MaskedPeriod>();
  const { edges } = horizon;
  const first = [...counts.keys()].sort()[0];
  const last = [...counts.keys()].sort().at(-1);
  if (!edges || first === undefined || last === undefined) return found;
  let earlier: Counted | undefined;
  for (const start of startsBetween(grain, first, last, MOST_PERIODS[grain])) {
    const here = counts.get(start) ?? { deals: 0, won: 0, open: 0 };
    const decided = clock === 'created' ? (ratio(here.deals, here.deals + here.open) ?? 0) : null;
    const period = { from: start, to: endOf(grain, start), clock };
    const detectable = earlier ? smallestDetectable(earlier, here) : null;
    found.set(start, edgeMask(period, edges, horizon.cycles, horizon.winRate, detectable, decided));
    earlier = here;
  }
  return found;
}

function countPeriods(horizon: Horizon, grain: Grain, clock: Clock): Map<string, Counted> {
  const counts = new Map<string, Counted>();
  const add = (day: number, deals: number, won: number, open: number): void => {
    const start = startOf(grain, dateOf(day));
    const at = counts.get(start) ?? { deals: 0, won: 0, open: 0 };
    counts.set(start, { deals: at.deals + deals, won: at.won + won, open: at.open + open });
  };
  if (clock === 'closed')
    for (const row of horizon.closes) add(row.day, row.won + row.lost, row.won, 0);
  else for (const row of horizon.creations) add(row.day, row.deals - row.open, row.won, row.open);
  return counts;
}
