/** An estimate and its 95% interval, in the unit of the estimate (rates and differences are fractions 0–1). */
export interface Interval {
  estimate: number;
  low: number;
  high: number;
}
