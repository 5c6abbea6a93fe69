import { startOf } from '../domain/calendar.ts';
import type { ChangePoint, Trend } from '../domain/document/calendar.ts';
import type { Period } from '../domain/document/periods.ts';
import { changePoint } from '../stats/changePoint.ts';
import type { Random } from '../stats/random.ts';
import { trendTest } from '../stats/trendTest.ts';
import { wilson } from '../stats/wilson.ts';
import { sumOf } from './seasonMonths.ts';

/** Fewer quarters can be put in too few orders for any of them to be rare. */
const FEWEST_QUARTERS = 5;
const MONTHS = 3;

/** Parts of the document before their q, and how far each explains the history, as a chi-square. */
export type FoundTrend = Omit<Trend, 'qValue' | 'told' | 'sentence'>;
export type FoundChange = Omit<ChangePoint, 'qValue' | 'told' | 'sentence'> & { z: number };

/** @param quarters unmasked ones with deals, in order */
export function findTrend(quarters: readonly Period[]): FoundTrend | null {
  const first = quarters[0];
  if (!first) return null;
  // A quarter that is masked or empty keeps its place, so that a step of the line is always a quarter.
  const placed = Array.from({ length: placeOf(quarters.at(-1), first) + 1 }, () => EMPTY);
  for (const one of quarters) placed[placeOf(one, first)] = { deals: one.deals, won: one.won };
  const test = trendTest(placed);
  if (!test) return null;
  const { periods, pointsPerPeriod, z, dispersion, pValue } = test;
  return { periods, pointsPerPeriod, z, dispersion, pValue };
}

const EMPTY = { deals: 0, won: 0 };

/** Quarters from the first one on. */
function placeOf(period: Period | undefined, first: Period): number {
  const quarter = (one: Period): number =>
    Number(one.from.slice(0, 4)) * 4 + Math.floor((Number(one.from.slice(5, 7)) - 1) / MONTHS);
  return period ? quarter(period) - quarter(first) : 0;
}

/**
 * The best split of the months of unmasked quarters.
 * @param seasonal whether months are to be held against the usual rate of their place in the quarter
 */
export function findChange(
  quarters: readonly Period[],
  months: readonly Period[],
  seasonal: boolean,
  random: Random,
): FoundChange | null {
  if (quarters.length < FEWEST_QUARTERS) return null;
  const blocks = quarters.map((quarter) =>
    months.filter((month) => startOf('quarter', month.from) === quarter.from),
  );
  if (blocks.some((block) => block.length !== MONTHS)) return null;
  const places = seasonal ? [0, 1, 2] : [null];
  const rates = places.map((place) => {
    const { deals, won } = sumOf(
      blocks.flatMap((block) => (place === null ? block : block.slice(place, place + 1))),
    );
    return deals > 0 ? won / deals : 0;
  });
  const expected = blocks.map((block) =>
    block.map(({ deals, won }, place) => {
      const rate = rates[seasonal ? place : 0] ?? 0;
      return { deals, won, expected: deals * rate };
    }),
  );
  const found = changePoint(expected, random);
  const at = blocks.flat()[found?.at ?? -1];
  const before = found && wilson(found.before.won, found.before.deals);
  const after = found && wilson(found.after.won, found.after.deals);
  if (!found || !at || !before || !after) return null;
  const { pValue, permutations, z } = found;
  return { at: at.label, before, after, pValue, permutations, z };
}
