import type { GroupedDesign } from './design.ts';
import type { Dispersion } from './dispersion.ts';
import { fitDispersion } from './fitDispersion.ts';
import { fitLogistic } from './logistic.ts';
import { FEWEST_LEFT_OVER, scaledTest, type ScaledTest } from './scaledTest.ts';
import { scoreTest } from './scoreTest.ts';

/**
 * Does the win rate follow the season? Rao's score test of the season beyond the cycles it repeats in (each quarter or
 * year has a level of its own, so good and bad years are no evidence), allowing for months that spread more than chance
 * around it (see `scaledTest`).
 * @param design one row per month; its last factor is the season, those before it are adjusted for
 * @param coarser the same months joined to longer periods: where those spread more than single months do (a shock
 *   common to three months), their spread is the one to allow for
 * @returns null when season and cycles can't be told apart, or fewer than three months are left to show the spread
 * @see R: anova(glm(won ~ cycle), glm(won ~ cycle + season), test = 'Rao'), its Rao by `scaledTest`'s rule
 */
export function seasonTest(design: GroupedDesign, coarser?: GroupedDesign): ScaledTest | null {
  const score = scoreTest(design, design.factors.length - 1);
  if (score === null) return null;
  const spread = widest([design, ...(coarser ? [coarser] : [])]);
  return spread && scaledTest(score.chiSquare, score.df, spread);
}

function widest(designs: readonly GroupedDesign[]): Dispersion | null {
  let found: Dispersion | null = null;
  for (const design of designs) {
    const fit = fitLogistic(design);
    const spread = fit?.converged ? fitDispersion(design, fit) : null;
    if (!spread || spread.df < FEWEST_LEFT_OVER) continue;
    if (spread.dispersion > (found?.dispersion ?? -1)) found = spread;
  }
  return found;
}
