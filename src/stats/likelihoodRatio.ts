import { chiSquareUpper } from './distributions.ts';
import type { GroupedDesign } from './design.ts';
import type { LogisticFit } from './logistic.ts';
import { submodel } from './submodel.ts';

/** A chi-square test of one field, all its levels together. */
export interface FactorTest {
  chiSquare: number;
  df: number;
  pValue: number;
}

/** Log-likelihood of the best constant rate. R: -glm(…)$null.deviance / 2 on single deals */
export function nullLogLikelihood(deals: number, won: number): number {
  const part = (n: number): number => (n > 0 ? n * Math.log(n / deals) : 0);
  return part(won) + part(deals - won);
}

/**
 * Likelihood-ratio test of one field: twice the log-likelihood that is lost when it leaves the model. Reported, not
 * decided on: with many small levels it rejects far too often (see `scoreTest`).
 * @param full a fit of the design by all its factors
 * @param reduced the fit without the factor, when there is one already
 * @returns null when the factor adds nothing of its own (df 0) or a fit did not converge
 * @see R: anova(m0, m, test = 'LRT')
 */
export function likelihoodRatio(
  design: GroupedDesign,
  full: LogisticFit,
  factor: number,
  reduced: LogisticFit | null = withoutFactor(design, factor, full),
): FactorTest | null {
  if (reduced === null || !full.converged || !reduced.converged) return null;
  const df = full.rank - reduced.rank;
  if (df < 1) return null;
  const chiSquare = Math.max(0, 2 * (full.logLikelihood - reduced.logLikelihood));
  return { chiSquare, df, pValue: chiSquareUpper(chiSquare, df) };
}

/** The model without one factor; `submodel` gives its grouping too. @param full the fit to start from */
export const withoutFactor = (
  design: GroupedDesign,
  factor: number,
  full?: LogisticFit,
): LogisticFit | null => submodel(design, factor, full)?.fit ?? null;
