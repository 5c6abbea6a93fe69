/** Deals of one level of a field in the two compared periods. */
export interface LevelChange {
  level: string;
  dealsBefore: number;
  wonBefore: number;
  dealsAfter: number;
  wonAfter: number;
}

export interface BridgePart {
  level: string;
  dealsBefore: number;
  dealsAfter: number;
  /** Win rates; null where the level had no deals in that period. */
  rateBefore: number | null;
  rateAfter: number | null;
  /** What the level's changed share of deals did to the overall rate, as a fraction. */
  mix: number;
  /** What the level's changed win rate did to the overall rate, as a fraction. */
  rate: number;
}

export interface Bridge {
  before: number;
  after: number;
  change: number;
  mix: number;
  rate: number;
  parts: readonly BridgePart[];
}

/**
 * Splits the change of an overall win rate into what came from selling to a different mix and what came from
 * winning differently, level by level; the parts add up to the change. Symmetric in the two periods:
 * rateᵢ = w̄ᵢ·Δrᵢ and mixᵢ = Δwᵢ·(r̄ᵢ − R̄), w share of deals, r win rate, bars means of the two periods, R̄ the mean
 * of the two overall rates. A level missing in one period borrows the other period's rate: it is all mix.
 * @returns fractions; null when a period has no deals
 * @see Kitagawa 1955; Das Gupta 1993
 */
export function kitagawa(levels: readonly LevelChange[]): Bridge | null {
  let dealsBefore = 0;
  let dealsAfter = 0;
  let wonBefore = 0;
  let wonAfter = 0;
  for (const level of levels) {
    dealsBefore += level.dealsBefore;
    dealsAfter += level.dealsAfter;
    wonBefore += level.wonBefore;
    wonAfter += level.wonAfter;
  }
  if (!(dealsBefore > 0) || !(dealsAfter > 0)) return null;
  const before = wonBefore / dealsBefore;
  const after = wonAfter / dealsAfter;
  const middle = (before + after) / 2;
  const parts = levels.map((level): BridgePart => {
    const shareBefore = level.dealsBefore / dealsBefore;
    const shareAfter = level.dealsAfter / dealsAfter;
    const rateBefore = level.dealsBefore > 0 ? level.wonBefore / level.dealsBefore : null;
    const rateAfter = level.dealsAfter > 0 ? level.wonAfter / level.dealsAfter : null;
    const a = rateBefore ?? rateAfter ?? middle;
    const b = rateAfter ?? rateBefore ?? middle;
    return {
      level: level.level,
      dealsBefore: level.dealsBefore,
      dealsAfter: level.dealsAfter,
      rateBefore,
      rateAfter,
      mix: mixPart(shareBefore, shareAfter, a, b, middle),
      rate: ratePart(shareBefore, shareAfter, a, b),
    };
  });
  return {
    before,
    after,
    change: after - before,
    mix: parts.reduce((sum, part) => sum + part.mix, 0),
    rate: parts.reduce((sum, part) => sum + part.rate, 0),
    parts,
  };
}

/** What a level's changed share of deals did to the overall rate. @param middle the mean of the two overall rates */
export const mixPart = (
  shareBefore: number,
  shareAfter: number,
  rateBefore: number,
  rateAfter: number,
  middle: number,
): number => (shareAfter - shareBefore) * ((rateBefore + rateAfter) / 2 - middle);

/** What a level's changed win rate did to the overall rate. */
export const ratePart = (
  shareBefore: number,
  shareAfter: number,
  rateBefore: number,
  rateAfter: number,
): number => ((shareBefore + shareAfter) / 2) * (rateAfter - rateBefore);
