import type { GroupedDesign } from './design.ts';
import type { LogisticFit } from './logistic.ts';

/** A level of one of the fit's factors: their places in the design and among the factor's levels. */
export interface FactorLevel {
  factor: number;
  code: number;
}

/**
 * Whether a deal of the design has a prediction once some levels are put in place. Where fields tell partly the same (a
 * region and its reps), a deal can't have the region of one and the rep of another: no data say what that would be.
 * A row has one when every combination of columns that is 0 on all rows stays 0.
 * @returns asked with a row of the design
 * @see Searle 1971, 5.4 (estimable functions); R: estimability::is.estble
 */
export function tellable(
  design: GroupedDesign,
  fit: LogisticFit,
  put: readonly FactorLevel[],
): (row: number) => boolean {
  const { nulls, present } = fit.columns;
  if (put.some(({ factor, code }) => present[factor]?.[code] !== true)) return () => false;
  const shares = nulls
    .map(({ levels }) => put.map(({ factor }) => levels[factor] ?? new Float64Array()))
    .filter((own) => own.some((levels) => levels.some((share) => Math.abs(share) > 1e-6)));
  if (shares.length === 0) return () => true;
  return (row) =>
    shares.every((own) => {
      const moved = put.reduce((sum, { factor, code }, j) => {
        const old = design.factors[factor]?.codes[row] ?? 0;
        return sum + (own[j]?.[code] ?? 0) - (own[j]?.[old] ?? 0);
      }, 0);
      return Math.abs(moved) < 1e-6;
    });
}
