import type { GroupedDesign } from './design.ts';

/** A level whose maximum-likelihood coefficient is infinite. */
export interface SeparatedLevel {
  factor: string;
  level: string;
  factorIndex: number;
  levelIndex: number;
  /** What its predicted rate tends to: 0 when no deal was won, 1 when none was lost. */
  limit: 0 | 1;
  /** 1 when seen at once, 2 when seen after the levels of round 1 were set aside, and so on. */
  round: number;
}

export interface Separation {
  levels: readonly SeparatedLevel[];
  /** Per row: its limit 0 or 1, or −1 where the row takes part in the fit. */
  rowLimit: Int8Array;
}

/**
 * Finds the levels with deals but without wins, or without losses. Such a level has no finite coefficient: its rows
 * are predicted perfectly, add nothing to the log-likelihood and tell nothing about anything else, so they are set
 * aside, which can leave further levels one-sided. What is left has finite estimates (but for quasi-separation by
 * several fields together, which only the fit itself can notice).
 * @see Albert & Anderson 1984
 */
export function findSeparation(design: GroupedDesign): Separation {
  const rowLimit = new Int8Array(design.rows).fill(-1);
  const levels: SeparatedLevel[] = [];
  for (let round = 1; ; round++) {
    const found = oneSidedLevels(design, rowLimit, round);
    if (found.length === 0) return { levels, rowLimit };
    levels.push(...found);
    for (const { factorIndex, levelIndex, limit } of found) {
      const codes = design.factors[factorIndex]?.codes ?? [];
      for (let row = 0; row < design.rows; row++) {
        if (codes[row] === levelIndex && rowLimit[row] === -1) rowLimit[row] = limit;
      }
    }
  }
}

function oneSidedLevels(
  design: GroupedDesign,
  rowLimit: Int8Array,
  round: number,
): SeparatedLevel[] {
  return design.factors.flatMap(({ name, levels, codes }, factorIndex) => {
    const deals = new Float64Array(levels.length);
    const won = new Float64Array(levels.length);
    for (let row = 0; row < design.rows; row++) {
      if (rowLimit[row] !== -1) continue;
      const code = codes[row] ?? 0;
      deals[code] = (deals[code] ?? 0) + (design.deals[row] ?? 0);
      won[code] = (won[code] ?? 0) + (design.won[row] ?? 0);
    }
    return levels.flatMap((level, levelIndex): SeparatedLevel[] => {
      const n = deals[levelIndex] ?? 0;
      const w = won[levelIndex] ?? 0;
      if (n === 0 || (w > 0 && w < n)) return [];
      return [{ factor: name, level, factorIndex, levelIndex, limit: w > 0 ? 1 : 0, round }];
    });
  });
}
