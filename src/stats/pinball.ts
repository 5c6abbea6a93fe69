/**
 * Pinball loss of a forecast p-quantile: what it costs to be over, and under, such that the true quantile costs least.
 * @returns in the unit of the forecast, ≥ 0   @see Koenker & Bassett 1978; R: greybox::pinball(actual, forecast, p)
 */
export const pinball = (actual: number, forecast: number, p: number): number =>
  actual >= forecast ? p * (actual - forecast) : (1 - p) * (forecast - actual);
