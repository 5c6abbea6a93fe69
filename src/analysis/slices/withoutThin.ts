import type { LevelChange } from '../../stats/kitagawa.ts';

/** Fewest deals to expect of a level in either period, for a chi-square to hold. */
const FEWEST_EXPECTED = 5;

/** Levels with fewer deals than that taken together as one. */
export function withoutThin(levels: readonly LevelChange[]): LevelChange[] {
  const all = sumOf(levels);
  const rarer = Math.min(all.dealsBefore, all.dealsAfter) / (all.dealsBefore + all.dealsAfter || 1);
  const thin = ({ dealsBefore, dealsAfter }: LevelChange): boolean =>
    (dealsBefore + dealsAfter) * rarer < FEWEST_EXPECTED;
  const rest = levels.filter(thin);
  const others = levels.filter((level) => !thin(level));
  return rest.length > 0 ? [...others, sumOf(rest)] : others;
}

function sumOf(levels: readonly LevelChange[]): LevelChange {
  const sum = (of: (level: LevelChange) => number): number =>
    levels.reduce((total, level) => total + of(level), 0);
  return {
    level: '',
    dealsBefore: sum(({ dealsBefore }) => dealsBefore),
    wonBefore: sum(({ wonBefore }) => wonBefore),
    dealsAfter: sum(({ dealsAfter }) => dealsAfter),
    wonAfter: sum(({ wonAfter }) => wonAfter),
  };
}
