import type { Columns } from './oneHot.ts';

/** What it takes of a fit. */
export interface Start {
  converged: boolean;
  factors: readonly number[];
  intercept: number;
  coefficients: readonly (readonly (number | null)[])[];
}

/** The coefficients of another fit, rewritten for these columns; else the overall rate. */
export function startingPoint(
  columns: Columns,
  factors: readonly number[],
  start: Start | undefined,
  totals: { deals: number; won: number },
): Float64Array {
  const beta = new Float64Array(columns.size);
  if (start === undefined || !start.converged) {
    if (totals.deals > 0) beta[0] = Math.log(totals.won / (totals.deals - totals.won));
    return beta;
  }
  let intercept = start.intercept;
  factors.forEach((factor, position) => {
    const known = start.coefficients[start.factors.indexOf(factor)];
    const base = known?.[columns.reference[position] ?? 0] ?? 0;
    intercept += base;
    columns.of[position]?.forEach((column, level) => {
      if (column < columns.size) beta[column] = (known?.[level] ?? base) - base;
    });
  });
  beta[0] = intercept;
  return beta;
}
