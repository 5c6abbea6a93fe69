import type { SliceCounts, SliceLevel } from '../../domain/slices.ts';
import type { Field } from '../../domain/field.ts';
import { winRateOf } from '../winRate.ts';

/** More levels than this can't be looked at together. */
const MOST_LEVELS = 40;

export const countsOf = (won: number, lost: number): SliceCounts => ({
  deals: won + lost,
  won,
  winRate: winRateOf(won, lost),
});

/** Bands in their order, other levels by their number of deals; the largest where there are too many. */
export function shownLevels(
  field: Field,
  rows: readonly { level: number; won: number; lost: number }[],
): { codes: number[]; levels: SliceLevel[]; leftOut: number } {
  const sums = new Map<number, { won: number; lost: number }>();
  for (const { level, won, lost } of rows) {
    const sum = sums.get(level) ?? { won: 0, lost: 0 };
    sums.set(level, { won: sum.won + won, lost: sum.lost + lost });
  }
  const largest = [...sums]
    .filter(([, { won, lost }]) => won + lost > 0)
    .toSorted(([a, x], [b, y]) => y.won + y.lost - x.won - x.lost || a - b);
  const shown = largest.slice(0, MOST_LEVELS);
  if (field.kind === 'bands') shown.sort(([a], [b]) => a - b);
  return {
    codes: shown.map(([code]) => code),
    levels: shown.map(([code, { won, lost }]) => ({
      level: field.levels[code] ?? '',
      ...countsOf(won, lost),
    })),
    leftOut: largest.length - shown.length,
  };
}
