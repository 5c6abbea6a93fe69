import type { Factor, GroupedDesign } from './design.ts';

/**
 * Which fields follow from which: a rep's region follows from the rep when each rep has deals in one region only. Such
 * a field adds nothing to a model that has the finer one, and can't be told apart from it; it is judged without it
 * (the principle of marginality, as R's type II tests have it).
 * @returns per factor, the indexes of the factors that determine it, itself left out. Two fields that determine each
 *   other say the same in other words. A factor with one level follows from nothing.
 * @see Nelder 1977 (marginality); Fox & Weisberg 2019, 5.3.4; R: car::Anova(type = 2)
 */
export function determinedBy(design: GroupedDesign): number[][] {
  const seen = design.factors.map((factor) => presentLevels(design, factor));
  return design.factors.map((coarse, i) =>
    design.factors.flatMap((fine, j) => {
      const possible = i !== j && (seen[i] ?? 0) > 1 && (seen[j] ?? 0) >= (seen[i] ?? 0);
      return possible && follows(design, fine, coarse) ? [j] : [];
    }),
  );
}

function presentLevels(design: GroupedDesign, { levels, codes }: Factor): number {
  const present = new Uint8Array(levels.length);
  for (let row = 0; row < design.rows; row++) if (design.deals[row]) present[codes[row] ?? 0] = 1;
  return present.reduce((sum, one) => sum + one, 0);
}

/** Whether each level of the finer factor goes with one level of the coarser; most pairs fail in a few rows. */
function follows(design: GroupedDesign, fine: Factor, coarse: Factor): boolean {
  const partner = new Int32Array(fine.levels.length).fill(-1);
  for (let row = 0; row < design.rows; row++) {
    if (!design.deals[row]) continue;
    const code = fine.codes[row] ?? 0;
    const own = coarse.codes[row] ?? 0;
    if (partner[code] === -1) partner[code] = own;
    else if (partner[code] !== own) return false;
  }
  return true;
}
