import type { GroupedDesign } from '../../src/stats/design.ts';
import type { LogisticFit } from '../../src/stats/logistic.ts';

/** Standard error of a calibration slope near 1: one over the root of the information in the predictions’ spread. */
export function slopeError(design: GroupedDesign, fit: LogisticFit): number {
  let [weights, sum, squares] = [0, 0, 0];
  for (let row = 0; row < design.rows; row++) {
    const p = fit.fitted[row] ?? 0;
    const weight = (design.deals[row] ?? 0) * p * (1 - p);
    if (weight <= 0) continue;
    const logOdds = Math.log(p / (1 - p));
    weights += weight;
    sum += weight * logOdds;
    squares += weight * logOdds * logOdds;
  }
  return 1 / Math.sqrt(squares - (sum * sum) / weights);
}
