/** ln k! for k = 0 … 15, where Stirling's series is not yet exact to the last digits. */
const SMALL = Array.from({ length: 16 }, (_, k) => {
  let product = 1;
  for (let i = 2; i <= k; i++) product *= i;
  return Math.log(product);
});

const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * ln(k!), by Stirling's series from 16 on (its error is under 1e-13 there).
 * @param k a whole number ≥ 0
 * @see R: lfactorial(k)
 */
export function logFactorial(k: number): number {
  const small = SMALL[k];
  if (small !== undefined) return small;
  const square = 1 / (k * k);
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - square / 1680) * square) * square) / k;
  return (k + 0.5) * Math.log(k) - k + HALF_LOG_TWO_PI + series;
}
