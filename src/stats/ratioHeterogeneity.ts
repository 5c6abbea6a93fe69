import { chiSquareUpper } from './distributions.ts';
import type { LevelAmounts } from './ratioBridge.ts';
import { ratioRate } from './ratioRate.ts';

/** With fewer deals of one size in a period a level’s variance is not known well enough to be weighed by. */
const FEWEST_DEALS = 10;

/**
 * Did the levels’ win rates by value move differently? Cochran's Q of the changes, weighted by their linearised variances.
 * Levels of under 10 deals of one size, or won or lost altogether, are left out. Shares of the amount are not tested.
 * @returns null when fewer than two levels can be asked
 * @see Cochran 1954; R: metafor::rma(…, method = 'FE')$QEp with the variances of svyratio
 */
export function ratioHeterogeneity(levels: readonly LevelAmounts[]): number | null {
  let weights = 0;
  let weighted = 0;
  let squares = 0;
  let count = 0;
  for (const level of levels) {
    const before = ratioRate(level.before);
    const after = ratioRate(level.after);
    if (!before || !after || !(before.variance > 0) || !(after.variance > 0)) continue;
    if (Math.min(before.deals, after.deals) < FEWEST_DEALS) continue;
    const change = after.rate - before.rate;
    const weight = 1 / (before.variance + after.variance);
    weights += weight;
    weighted += weight * change;
    squares += weight * change * change;
    count += 1;
  }
  if (count < 2) return null;
  return chiSquareUpper(Math.max(0, squares - weighted ** 2 / weights), count - 1);
}
