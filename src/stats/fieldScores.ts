import { levelCounts, type GroupedDesign } from './design.ts';
import type { LogisticFit } from './logistic.ts';

/** What the fields of a deal say of it, against the average deal. A level is its place in the factor; −1: not known. */
export interface FieldScores {
  /** Log odds of a deal that is average in every field. */
  average: number;
  /** What each level adds, factor by factor: log odds; 0 for levels not known. */
  part: (factor: number, code: number) => number;
  /** What Σ of the parts varies by because the coefficients are estimated; codes in the order of the factors. */
  variance: (codes: readonly number[]) => number;
}

/**
 * A logistic model as parts that add up: each level against the deal-weighted mean of its field, so that no reference
 * level matters. A level that no deal had says nothing, and counts as an average one. The variance is that of the
 * contrast (x − x̄)′Σ(x − x̄) over the known fields; as x has one column a field, it costs fields², not parameters².
 * @param fit of all factors of the design, converged and without levels set aside
 * @see R: predict(glm, type = 'terms', se.fit = TRUE)
 */
export function fieldScores(design: GroupedDesign, fit: LogisticFit): FieldScores {
  const size = fit.parameters;
  const of = fit.columns.of;
  const present = fit.columns.present;
  const shares = design.factors.map((factor) => {
    const { deals } = levelCounts(design, factor);
    return deals.map((n) => n / fit.deals);
  });
  const coefficient = (factor: number, code: number): number =>
    fit.coefficients[factor]?.[code] ?? 0;
  const means = shares.map((own, factor) =>
    own.reduce((sum, share, code) => sum + share * coefficient(factor, code), 0),
  );
  // Column shares of each factor, and what the covariance makes of them.
  const meanColumns = shares.map((own, factor) => {
    const columns = new Float64Array(size + 1);
    own.forEach((share, code) => {
      const column = of[factor]?.[code] ?? size;
      columns[column] = (columns[column] ?? 0) + share;
    });
    columns[size] = 0;
    return columns;
  });
  const spread = meanColumns.map((columns) => times(fit.covariance, size, columns));
  const within = spread.map((one) => meanColumns.map((columns) => dot(one, columns, size)));
  const known = (factor: number, code: number): boolean => present[factor]?.[code] ?? false;
  return {
    average: means.reduce((sum, mean) => sum + mean, fit.intercept),
    part: (factor, code) =>
      known(factor, code) ? coefficient(factor, code) - (means[factor] ?? 0) : 0,
    variance: (codes) => {
      let sum = 0;
      codes.forEach((code, f) => {
        if (!known(f, code)) return;
        const column = of[f]?.[code] ?? size;
        codes.forEach((other, g) => {
          if (!known(g, other)) return;
          const beside = of[g]?.[other] ?? size;
          const both =
            column < size && beside < size ? (fit.covariance[column * size + beside] ?? 0) : 0;
          sum += both - (spread[g]?.[column] ?? 0) - (spread[f]?.[beside] ?? 0);
          sum += within[f]?.[g] ?? 0;
        });
      });
      return Math.max(0, sum);
    },
  };
}

/** Matrix × vector, with a 0 behind the last entry for levels without a column. */
function times(matrix: Float64Array, size: number, vector: Float64Array): Float64Array {
  const result = new Float64Array(size + 1);
  for (let row = 0; row < size; row++) result[row] = dot(matrix.subarray(row * size), vector, size);
  return result;
}

function dot(left: Float64Array, right: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += (left[i] ?? 0) * (right[i] ?? 0);
  return sum;
}
