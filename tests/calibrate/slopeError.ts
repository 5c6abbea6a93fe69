/**
 * Standard error of a calibration slope near 1: one over the root of the information in the predictions’ spread.
 * @param logOdds of each row's deals
 */
export function slopeError(logOdds: ArrayLike<number>, deals: ArrayLike<number>): number {
  let [weights, sum, squares] = [0, 0, 0];
  for (let row = 0; row < logOdds.length; row++) {
    const eta = logOdds[row] ?? 0;
    const p = 1 / (1 + Math.exp(-eta));
    const weight = (deals[row] ?? 0) * p * (1 - p);
    weights += weight;
    sum += weight * eta;
    squares += weight * eta * eta;
  }
  return 1 / Math.sqrt(squares - (sum * sum) / weights);
}
