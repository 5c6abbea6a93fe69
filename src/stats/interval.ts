/** An estimate and the ends of its interval, all in the unit of the estimate. */
export interface Interval {
  estimate: number;
  low: number;
  high: number;
}
