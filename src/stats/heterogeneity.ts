import { chiSquareUpper } from './distributions.ts';
import type { LevelChange } from './kitagawa.ts';

/**
 * Did the levels of a field move differently, or change their shares of the deals? Two chi-square tests – Cochran's Q
 * of the levels' changes in win rate, and homogeneity of the deal counts between the periods – joined by Bonferroni.
 * It says by which field a change is worth looking at, not that the field explains it.
 * @returns null when fewer than two levels have deals in both periods
 * @see Cochran 1954; R: metafor::rma(…, method = 'FE')$QEp and chisq.test
 */
export function heterogeneity(levels: readonly LevelChange[]): number | null {
  const rates = rateHeterogeneity(levels);
  const shares = shareHeterogeneity(levels);
  if (rates === null && shares === null) return null;
  return Math.min(1, 2 * Math.min(rates ?? 1, shares ?? 1));
}

/** Half a win and half a loss are added, so that a level without either still has a variance. */
function rateHeterogeneity(levels: readonly LevelChange[]): number | null {
  let weights = 0;
  let weighted = 0;
  let squares = 0;
  let count = 0;
  for (const { dealsBefore, wonBefore, dealsAfter, wonAfter } of levels) {
    if (!(dealsBefore > 0) || !(dealsAfter > 0)) continue;
    const before = (wonBefore + 0.5) / (dealsBefore + 1);
    const after = (wonAfter + 0.5) / (dealsAfter + 1);
    const variance =
      (before * (1 - before)) / (dealsBefore + 1) + (after * (1 - after)) / (dealsAfter + 1);
    const change = after - before;
    weights += 1 / variance;
    weighted += change / variance;
    squares += (change * change) / variance;
    count += 1;
  }
  if (count < 2) return null;
  return chiSquareUpper(Math.max(0, squares - (weighted * weighted) / weights), count - 1);
}

function shareHeterogeneity(levels: readonly LevelChange[]): number | null {
  const present = levels.filter((level) => level.dealsBefore + level.dealsAfter > 0);
  const before = present.reduce((sum, level) => sum + level.dealsBefore, 0);
  const after = present.reduce((sum, level) => sum + level.dealsAfter, 0);
  if (present.length < 2 || before === 0 || after === 0) return null;
  const all = before + after;
  let chiSquare = 0;
  for (const { dealsBefore, dealsAfter } of present) {
    const expected = ((dealsBefore + dealsAfter) * before) / all;
    const other = dealsBefore + dealsAfter - expected;
    chiSquare += (dealsBefore - expected) ** 2 / expected + (dealsAfter - other) ** 2 / other;
  }
  return chiSquareUpper(chiSquare, present.length - 1);
}
