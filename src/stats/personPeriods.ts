import type { AgeOutcomes } from './aalenJohansen.ts';
import type { Factor, GroupedDesign } from './design.ts';

/** Deals by age and by the levels of some factors. */
export interface CodedAges extends AgeOutcomes {
  /** One level per factor. */
  codes: readonly number[];
}

/** What a field of deals is called and which levels it has. */
export interface NamedLevels {
  name: string;
  levels: readonly string[];
}

export const AGE_BAND = 'age band';

/** The first day of the band of an age: `breaks` are the first days of all bands but the first, ascending. */
export const bandOf = (age: number, breaks: readonly number[]): number =>
  breaks.reduce((band, start) => (age >= start ? band + 1 : band), 0);

/**
 * The two grouped designs of a discrete-time hazard. In `ended` a “deal” is one day of one deal in an age band, “won”
 * if the deal ended that day, whichever way. In `won` it is an ended deal, won or lost. Age band is the first factor.
 * A deal of age a was at risk on the days 0 … a, its last one included.
 * @param breaks first days of all bands but the first, whole and ascending
 * @returns one row per band and combination of levels that was met; work follows rows × bands
 * @see Allison 1982; Singer & Willett 1993, “person-period” data
 */
export function personPeriods(
  rows: readonly CodedAges[],
  breaks: readonly number[],
  factors: readonly NamedLevels[],
): { ended: GroupedDesign; won: GroupedDesign } {
  const starts = [0, ...breaks];
  const cells = new Map<string, { codes: number[]; days: number; ended: number; won: number }>();
  for (const { age, won, lost, censored, codes } of rows) {
    if (!(age >= 0)) continue;
    const deals = won + lost + censored;
    const last = bandOf(age, breaks);
    for (let band = 0; band <= last; band++) {
      const key = [band, ...codes].join();
      const cell = cells.get(key) ?? { codes: [band, ...codes], days: 0, ended: 0, won: 0 };
      const days = (band === last ? age + 1 : (starts[band + 1] ?? 0)) - (starts[band] ?? 0);
      cell.days += deals * days;
      if (band === last) {
        cell.ended += won + lost;
        cell.won += won;
      }
      cells.set(key, cell);
    }
  }
  const all = [...cells.values()];
  const levels = starts.map((start, i) => bandName(start, starts[i + 1]));
  const named = [{ name: AGE_BAND, levels }, ...factors];
  const closed = all.filter(({ ended }) => ended > 0);
  return {
    ended: design(
      all,
      named,
      ({ days }) => days,
      ({ ended }) => ended,
    ),
    won: design(
      closed,
      named,
      ({ ended }) => ended,
      ({ won }) => won,
    ),
  };
}

const bandName = (start: number, next: number | undefined): string =>
  next === undefined ? `from day ${start}` : `day ${start} to ${next - 1}`;

function design<Cell extends { codes: readonly number[] }>(
  cells: readonly Cell[],
  named: readonly NamedLevels[],
  deals: (cell: Cell) => number,
  won: (cell: Cell) => number,
): GroupedDesign {
  const factors: Factor[] = named.map(({ name, levels }, i) => ({
    name,
    levels,
    codes: Int32Array.from(cells.map(({ codes }) => codes[i] ?? 0)),
  }));
  return {
    rows: cells.length,
    deals: Float64Array.from(cells.map(deals)),
    won: Float64Array.from(cells.map(won)),
    factors,
  };
}
