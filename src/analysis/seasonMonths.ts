import { labelOf, startOf } from '../domain/calendar.ts';
import type { Period } from '../domain/document/periods.ts';
import { collapse } from '../stats/collapse.ts';
import type { Counts } from '../stats/counts.ts';
import type { GroupedDesign } from '../stats/design.ts';

/** A month and where it stands in its quarter and year. */
export interface Month extends Counts {
  quarter: string;
  year: string;
  /** 0–2, 0–3 and 0–11. */
  ofQuarter: number;
  quarterOfYear: number;
  ofYear: number;
}

export function placeMonth(period: Period): Month {
  const start = startOf('quarter', period.from);
  const ofYear = Number(period.from.slice(5, 7)) - 1;
  return {
    deals: period.deals,
    won: period.won,
    quarter: labelOf('quarter', start),
    year: period.from.slice(0, 4),
    ofQuarter: ofYear % 3,
    quarterOfYear: Math.floor(ofYear / 3),
    ofYear,
  };
}

/** A model's rows from months: one per combination of levels that occurs, the levels named by functions of the month. */
export function monthDesign(
  months: readonly Month[],
  levelOf: readonly ((month: Month) => string)[],
): GroupedDesign {
  const rows = {
    rows: months.length,
    deals: Float64Array.from(months, (one) => one.deals),
    won: Float64Array.from(months, (one) => one.won),
    factors: levelOf.map((of, i) => {
      const names = months.map(of);
      const levels = [...new Set(names)];
      return { name: String(i), levels, codes: Int32Array.from(names, (n) => levels.indexOf(n)) };
    }),
  };
  return collapse(
    rows,
    levelOf.map((_, i) => i),
  ).design;
}

/** Deals and wins of several periods together. */
export const sumOf = (parts: readonly Counts[]): Counts => ({
  deals: parts.reduce((sum, one) => sum + one.deals, 0),
  won: parts.reduce((sum, one) => sum + one.won, 0),
});

/** How many items have each key. */
export function countBy<Item, Key>(
  items: readonly Item[],
  key: (item: Item) => Key,
): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
