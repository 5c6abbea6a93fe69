import { coefficientVector } from './coefficientVector.ts';
import { levelCounts, type GroupedDesign } from './design.ts';
import { chiSquareUpper } from './distributions.ts';
import { climb, fitFirth, type FirthFit } from './firth.ts';
import type { FactorTest } from './likelihoodRatio.ts';
import { rowsOf } from './rowsOf.ts';

/**
 * Penalised likelihood-ratio test of one field, for where levels are separated: twice the penalised log-likelihood that
 * is lost when the field's coefficients are held at 0. The penalty stays that of the whole design, as in logistf, so
 * that both likelihoods are of the same model. Reported, not decided on (see `scoreTest`).
 * @param firth a penalised fit of the design by all its factors
 * @returns null when the field adds nothing of its own (df 0) or a fit did not converge
 * @see Heinze & Schemper 2002; R: logistf::logistftest, and anova of two logistf models (nested)
 */
export function penalisedLikelihoodRatio(
  design: GroupedDesign,
  firth: FirthFit,
  factor: number,
): FactorTest | null {
  const tested = withFactorLast(design, firth, factor);
  if (tested === null || !tested.fit.converged) return null;
  const { fit, position } = tested;
  const own = new Set(fit.columns.of[position]);
  own.delete(fit.parameters);
  if (own.size === 0) return null;
  const rows = rowsOf(tested.design, fit);
  const start = coefficientVector(fit);
  start[0] = (start[0] ?? 0) + meanEffect(tested.design, fit, position);
  for (const column of own) start[column] = 0;
  const free = Array.from(start.keys()).filter((column) => !own.has(column));
  const held = climb(rows, start, { free, maxIterations: 500, tolerance: 1e-12 });
  if (!held.converged) return null;
  const chiSquare = Math.max(0, 2 * (fit.penalisedLogLikelihood - held.value));
  return { chiSquare, df: own.size, pValue: chiSquareUpper(chiSquare, own.size) };
}

/**
 * Of columns that say the same, the later is dropped. The field that is tested must come last, or what it shares with
 * others would be held at 0 too, and the test would hang on the order of the fields.
 */
function withFactorLast(
  design: GroupedDesign,
  firth: FirthFit,
  factor: number,
): { design: GroupedDesign; fit: FirthFit; position: number } | null {
  const own = design.factors[factor];
  if (own === undefined) return null;
  if (firth.columns.nulls.length === 0) return { design, fit: firth, position: factor };
  const factors = [...design.factors.filter((_, i) => i !== factor), own];
  const moved = { ...design, factors };
  const fit = fitFirth(moved);
  return fit && { design: moved, fit, position: factors.length - 1 };
}

/** What the field adds to the log odds on average: the intercept takes it over when the field is held at 0. */
function meanEffect(design: GroupedDesign, fit: FirthFit, position: number): number {
  const factor = design.factors[position];
  if (factor === undefined) return 0;
  const { deals } = levelCounts(design, factor);
  let sum = 0;
  deals.forEach((n, level) => (sum += n * (fit.coefficients[position]?.[level] ?? 0)));
  return sum / fit.deals;
}
