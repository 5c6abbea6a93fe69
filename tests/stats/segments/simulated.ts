import { binomialDraw } from '../../../src/stats/binomial.ts';
import type { GroupedDesign } from '../../../src/stats/design.ts';
import { fitLogistic } from '../../../src/stats/logistic.ts';
import { seeded, type Random } from '../../../src/stats/random.ts';
import {
  searchSegments,
  type SearchOptions,
  type SegmentSearch,
} from '../../../src/stats/segments/searchSegments.ts';

export interface Truth {
  /** Levels per field; the last factor is the closed quarter. */
  sizes: readonly number[];
  /** Expected deals in all; spread evenly over all combinations. */
  deals: number;
  /** Added to the rate of a row, given its codes: what the main effects don't say. */
  planted?: (codes: readonly number[]) => number;
}

/** Rates that differ from level to level by up to 24 points, and quarter from quarter: main effects and nothing else. */
const mainEffect = (factor: number, level: number, size: number): number =>
  0.12 * Math.sin(1 + factor + (6.28 * level) / size);

/** A file of every combination of levels, wins drawn on the log odds of its main effects. */
export function simulated(
  { sizes, deals, planted = () => 0 }: Truth,
  random: Random,
): GroupedDesign {
  const rows = sizes.reduce((product, size) => product * size, 1);
  const codes = sizes.map(() => new Int32Array(rows));
  const counts = new Float64Array(rows);
  const won = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let rest = row;
    let odds = -0.3;
    const own = sizes.map((size, factor) => {
      const level = rest % size;
      rest = Math.floor(rest / size);
      const of = codes[factor];
      if (of) of[row] = level;
      odds += 4 * mainEffect(factor, level, size);
      return level;
    });
    const rate = 1 / (1 + Math.exp(-odds)) + planted(own);
    counts[row] = binomialDraw(Math.ceil((2 * deals) / rows), 0.5, random);
    won[row] = binomialDraw(counts[row] ?? 0, Math.max(0, Math.min(1, rate)), random);
  }
  const factors = sizes.map((size, factor) => ({
    name: `f${factor}`,
    levels: Array.from({ length: size }, (_, level) => `l${level}`),
    codes: codes[factor] ?? new Int32Array(0),
  }));
  return { rows, deals: counts, won, factors };
}

/** Searches a simulated file, its last two quarters compared. */
export function searchSimulated(
  design: GroupedDesign,
  seed: number,
  options: Partial<SearchOptions> = {},
): SegmentSearch | null {
  const factor = design.factors.length - 1;
  const last = (design.factors[factor]?.levels.length ?? 0) - 1;
  const compared = { factor, before: last - 1, after: last };
  const fit = fitLogistic(design);
  return (
    fit && searchSegments(design, fit, { adjusted: [factor], compared, ...options }, seeded(seed))
  );
}
