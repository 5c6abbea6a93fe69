import { startingPoint } from './startingPoint.ts';
import { collapse } from './collapse.ts';
import { designTotals, type GroupedDesign } from './design.ts';
import { newton } from './newton.ts';
import { layOut, layOutRows, type Columns, type Layout } from './oneHot.ts';
import { findSeparation, type SeparatedLevel, type Separation } from './separation.ts';

export interface LogisticFit {
  /** Indexes of the design's factors that are in the model; the lists below are in this order. */
  factors: readonly number[];
  intercept: number;
  /** Per factor, per level: log odds against the factor's reference level (0); null: separated, absent or aliased. */
  coefficients: readonly (readonly (number | null)[])[];
  /** Where each coefficient is in `covariance`. */
  columns: Columns;
  /** parameters × parameters, row-major, intercept first; zeros when not converged. */
  covariance: Float64Array;
  /** Fisher information, laid out alike. */
  information: Float64Array;
  parameters: number;
  /** Parameters R would count: separated levels included, aliased ones not. */
  rank: number;
  logLikelihood: number;
  converged: boolean;
  iterations: number;
  /** Predicted probability per row of the design; 0 or 1 for rows of a separated level. */
  fitted: Float64Array;
  separated: readonly SeparatedLevel[];
  deals: number;
  won: number;
}

export interface LogisticOptions {
  /** Which factors of the design; all by default, none for the constant. */
  factors?: readonly number[];
  /** A fit of a similar model whose coefficients to start from. */
  start?: LogisticFit;
  /** What is known of a larger model of the same deals holds here: no level is one-sided, no column aliased. */
  sound?: boolean;
  /** The whole design's own layout, when it is there already: other wins in the same rows don't change it. */
  layout?: Layout;
  /** The information may be that of a point a millionth beside the summit, which saves the last pass over the rows. */
  shortcut?: boolean;
  /** Only the predictions and the information are asked for: the covariance is left empty. */
  bare?: boolean;
  maxIterations?: number;
  /** Newton stops when 2 × the gain in log-likelihood still to be had is under this. */
  tolerance?: number;
}

/**
 * Logistic regression of won on categorical fields, by maximum likelihood, on grouped counts: the cost follows
 * the number of distinct combinations, not of deals. Treatment coding; the first level with deals is the reference.
 *
 * A level without wins or without losses has no finite coefficient. It is set aside before fitting, in the exact
 * limit of the likelihood (see `findSeparation`), and listed in `separated`. When coefficients run off in another
 * way (several fields together predict perfectly), `converged` is false; no number is ever infinite.
 * @returns null when the design has no deals, or no wins, or no losses
 * @see McCullagh & Nelder 1989, ch. 4; R: glm(cbind(won, deals - won) ~ …, binomial), log-likelihood as for single deals
 */
export function fitLogistic(
  design: GroupedDesign,
  options: LogisticOptions = {},
): LogisticFit | null {
  const factors = options.factors ?? design.factors.map((_, index) => index);
  const whole = factors.length === design.factors.length && factors.every((f, i) => f === i);
  if (!whole) {
    const { design: smaller, rowOf } = collapse(design, factors);
    const fit = fitWhole(smaller, factors, options);
    return fit && inTermsOf(fit, rowOf, factors);
  }
  return fitWhole(design, factors, options);
}

/** Gives a fit of a collapsed design the rows and factor indexes of the design it came from. */
export function inTermsOf(
  fit: LogisticFit,
  rowOf: Int32Array,
  factors: readonly number[],
): LogisticFit {
  return {
    ...fit,
    factors,
    fitted: spread(fit.fitted, rowOf),
    separated: fit.separated.map((level) => ({
      ...level,
      factorIndex: factors[level.factorIndex] ?? level.factorIndex,
    })),
  };
}

const NO_SEPARATION: Separation = { levels: [], rowLimit: new Int8Array() };

function spread(values: Float64Array, rowOf: Int32Array): Float64Array {
  const result = new Float64Array(rowOf.length);
  for (let row = 0; row < result.length; row++) result[row] = values[rowOf[row] ?? 0] ?? 0;
  return result;
}

function fitWhole(
  design: GroupedDesign,
  factors: readonly number[],
  {
    start,
    sound = false,
    shortcut = false,
    bare = false,
    layout,
    maxIterations = 50,
    tolerance = 1e-16,
  }: LogisticOptions,
): LogisticFit | null {
  const { deals, won } = designTotals(design);
  if (!(won > 0) || !(won < deals)) return null;
  const separation = sound ? NO_SEPARATION : findSeparation(design);
  const fitted = withoutSeparated(design, separation);
  // Rows that are set aside take columns with them.
  const known = separation.levels.length === 0 ? layout : undefined;
  const { columns, index, order } = known ?? layOutRows(fitted, sound);
  const rank = separation.levels.length > 0 ? layOut(design).size : columns.size;
  const width = design.factors.length;
  const rows = { ...fitted, width, size: columns.size, index, order };
  const result = newton(
    rows,
    startingPoint(columns, factors, start, designTotals(fitted)),
    maxIterations,
    tolerance,
    { shortcut, bare },
  );
  return {
    factors,
    intercept: result.beta[0] ?? 0,
    coefficients: columns.of.map((of, factor) =>
      Array.from(of, (column, level) =>
        column < columns.size
          ? (result.beta[column] ?? 0)
          : level === columns.reference[factor]
            ? 0
            : null,
      ),
    ),
    columns,
    covariance: result.covariance,
    information: result.information,
    parameters: columns.size,
    rank,
    logLikelihood: result.logLikelihood,
    converged: result.converged,
    iterations: result.iterations,
    fitted:
      separation.levels.length === 0
        ? result.fitted
        : result.fitted.map((p, row) => {
            const limit = separation.rowLimit[row] ?? -1;
            return limit < 0 ? p : limit;
          }),
    separated: separation.levels,
    deals,
    won,
  };
}

/** The same rows with those of separated levels emptied, so that they weigh nothing. */
function withoutSeparated(design: GroupedDesign, { levels, rowLimit }: Separation): GroupedDesign {
  if (levels.length === 0) return design;
  const emptied = (counts: Float64Array) => counts.map((n, row) => (rowLimit[row] === -1 ? n : 0));
  return { ...design, deals: emptied(design.deals), won: emptied(design.won) };
}
