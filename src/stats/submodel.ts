import { collapse, type Collapsed } from './collapse.ts';
import { otherFactors, type GroupedDesign } from './design.ts';
import { fitFirth } from './firth.ts';
import { fitLogistic, inTermsOf, type LogisticFit } from './logistic.ts';

/** A model with one field left out, and the rows it was fitted on. */
export interface Submodel {
  /** Its `fitted` has one entry per row of the full design. */
  fit: LogisticFit;
  /** The design grouped by the other factors; `marginalEffects` needs the same grouping. */
  collapsed: Collapsed;
}

/**
 * Fits the model without one factor, on the fewer rows that takes. Make it once per field and hand it to
 * `likelihoodRatio`, `scoreTest` and `marginalEffects`, which would each make it themselves.
 * @param full the fit with the factor, to start from
 * @returns null when the design has no deals, no wins or no losses
 */
export function submodel(
  design: GroupedDesign,
  factor: number,
  full?: LogisticFit,
): Submodel | null {
  const others = otherFactors(design, factor);
  const collapsed = collapse(design, others);
  // The collapsed design numbers its factors anew; so must the fit to start from.
  const start = full && {
    ...full,
    intercept: full.intercept + meanEffect(full, factor),
    factors: full.factors.map((index) => others.indexOf(index)),
  };
  // Fewer fields leave every other level as many deals and wins, and fewer columns to be aliased.
  const sound =
    full !== undefined && full.separated.length === 0 && full.columns.nulls.length === 0;
  const fit = fitLogistic(collapsed.design, start && { start, sound });
  return fit && { fit: inTermsOf(fit, collapsed.rowOf, others), collapsed };
}

/** What the deals' levels of a factor add to the log odds on average, weighted by their information. */
function meanEffect({ columns, coefficients, factors, information }: LogisticFit, factor: number) {
  const position = factors.indexOf(factor);
  let sum = 0;
  columns.of[position]?.forEach((column, level) => {
    const weight = column < columns.size ? (information[column * columns.size] ?? 0) : 0;
    sum += weight * (coefficients[position]?.[level] ?? 0);
  });
  const all = information[0] ?? 0;
  return all > 0 ? sum / all : 0;
}

/**
 * The fit without the field that the score test can stand on: maximum likelihood, or Firth’s penalised one where that
 * has no end because levels together predict some deals perfectly.
 */
export function settledFit(
  design: GroupedDesign,
  factor: number,
  { fit, collapsed }: Submodel,
): LogisticFit {
  if (fit.converged) return fit;
  const firth = fitFirth(collapsed.design, { tolerance: 1e-10 });
  return firth?.converged ? inTermsOf(firth, collapsed.rowOf, otherFactors(design, factor)) : fit;
}
