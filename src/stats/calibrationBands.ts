/** Predictions this near each other are one: sums over a fine grid need no sorting of a million rows. */
const GRID = 2000;

/** Deals of similar predictions. Rates are fractions. */
export interface CalibrationBand {
  deals: number;
  won: number;
  /** Mean prediction. */
  predicted: number;
}

/**
 * Deals in bands of nearly equal size by what was predicted of them, lowest first: in an honest model the share won in
 * each band is near its mean prediction. Deals of one prediction stay together, so there can be fewer bands.
 * @param p predicted rate per row, 0…1   @param most bands
 * @returns empty without deals
 * @see Hosmer & Lemeshow 1980; R: tapply(won, cut(p, quantile(p, 0:10 / 10)), mean)
 */
export function calibrationBands(
  p: ArrayLike<number>,
  deals: ArrayLike<number>,
  won: ArrayLike<number>,
  most = 10,
): CalibrationBand[] {
  const [n, w, sum] = [new Float64Array(GRID), new Float64Array(GRID), new Float64Array(GRID)];
  let total = 0;
  for (let row = 0; row < p.length; row++) {
    const q = p[row] ?? 0;
    const at = Math.min(GRID - 1, Math.floor(q * GRID));
    const here = deals[row] ?? 0;
    n[at] = (n[at] ?? 0) + here;
    w[at] = (w[at] ?? 0) + (won[row] ?? 0);
    sum[at] = (sum[at] ?? 0) + q * here;
    total += here;
  }
  const bands: CalibrationBand[] = [];
  let band = { deals: 0, won: 0, sum: 0 };
  let before = 0;
  for (let at = 0; at < GRID; at++) {
    const here = n[at] ?? 0;
    if (here === 0) continue;
    band = {
      deals: band.deals + here,
      won: band.won + (w[at] ?? 0),
      sum: band.sum + (sum[at] ?? 0),
    };
    before += here;
    // A band ends where its share of all deals is reached.
    if (before < ((bands.length + 1) * total) / most && before < total) continue;
    bands.push({ deals: band.deals, won: band.won, predicted: band.sum / band.deals });
    band = { deals: 0, won: 0, sum: 0 };
  }
  return bands;
}
