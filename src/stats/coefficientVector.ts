import { isFirth } from './firth.ts';
import type { LogisticFit } from './logistic.ts';

/** A fit's coefficients by column, intercept first; of a penalised one before its intercept was corrected. */
export function coefficientVector(fit: LogisticFit): Float64Array {
  const beta = new Float64Array(fit.parameters);
  fit.columns.of.forEach((of, position) =>
    of.forEach((column, level) => {
      if (column < fit.parameters) beta[column] = fit.coefficients[position]?.[level] ?? 0;
    }),
  );
  beta[0] = fit.intercept - (isFirth(fit) ? fit.interceptShift : 0);
  return beta;
}
