import { chiSquareUpper } from './distributions.ts';
import type { GroupedDesign } from './design.ts';
import { efficientScore } from './efficientScore.ts';
import { withoutFactor, type FactorTest } from './likelihoodRatio.ts';
import type { LevelInformation } from './levelInformation.ts';
import type { LogisticFit } from './logistic.ts';

/**
 * Rao's score test of one field, the test that decides whether a field matters: how far the residuals of the model
 * without the field lean by its levels. It never fits the field, so levels without wins or losses are no trouble,
 * and it keeps its 5% where the likelihood-ratio test rejects half the time (200 reps, 5% wins).
 * @param reduced the fit without the factor, when there is one already
 * @param information of the field's levels in that fit, when it is there already
 * @returns df counts the levels that tell something beyond the other fields; null when there is none or the
 *   model without the field did not converge
 * @see Rao 1948; R: anova(m0, m, test = 'Rao')
 */
export function scoreTest(
  design: GroupedDesign,
  factor: number,
  reduced: LogisticFit | null = withoutFactor(design, factor),
  information?: LevelInformation,
): FactorTest | null {
  if (reduced === null || !reduced.converged) return null;
  const { df, of } = efficientScore(design, reduced, factor, information);
  if (df < 1) return null;
  const chiSquare = of(design.won);
  return { chiSquare, df, pValue: chiSquareUpper(chiSquare, df) };
}
