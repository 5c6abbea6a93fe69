import type { ClusteredRows } from './clusteredRows.ts';

/**
 * How much alike deals of one cluster end, beyond what a model expects of each: the products of the residuals of all
 * pairs of deals of a cluster, over the products of their standard deviations √(p(1 − p)). 0 when deals are independent,
 * 1 when all of a cluster end alike.
 * @param rates what the model expects of each row's deals, 0–1
 * @returns 0–1, as a smaller one is chance; null when no cluster has two deals
 * @see Liang & Zeger 1986, Biometrika 73:13 (exchangeable correlation by moments); R: geepack::geeglm(corstr =
 *   'exchangeable') in its first step, without the correction for the model's coefficients
 */
export function intraclassCorrelation(
  { starts, deals, won }: ClusteredRows,
  rates: Float64Array,
): number | null {
  let products = 0;
  let expected = 0;
  for (let cluster = 0; cluster + 1 < starts.length; cluster++) {
    let [residual, squares, deviation, variance] = [0, 0, 0, 0];
    for (let row = starts[cluster] ?? 0; row < (starts[cluster + 1] ?? 0); row++) {
      const n = deals[row] ?? 0;
      const w = won[row] ?? 0;
      const p = rates[row] ?? 0;
      residual += w - n * p;
      squares += w * (1 - p) ** 2 + (n - w) * p * p;
      deviation += n * Math.sqrt(p * (1 - p));
      variance += n * p * (1 - p);
    }
    products += residual * residual - squares;
    expected += deviation * deviation - variance;
  }
  // What rounding leaves of clusters of one deal each.
  if (!(expected > 1e-9)) return null;
  return Math.max(0, Math.min(1, products / expected));
}
