/** Nearer than this the quotients lose their digits, and the series has them all. */
const NEAR = 1e-3;

/**
 * The mean slope of the logistic curve between two log odds, (p₁ − p₀)/(η₁ − η₀), and how that mean moves with either
 * end. At one point it is p(1 − p).
 * @param p0 @param p1 the curve at both ends, 0–1
 */
export function pathSlope(
  eta0: number,
  eta1: number,
  p0: number,
  p1: number,
): { mean: number; byStart: number; byEnd: number } {
  const way = eta1 - eta0;
  const [w0, w1] = [p0 * (1 - p0), p1 * (1 - p1)];
  if (Math.abs(way) > NEAR) {
    const mean = (p1 - p0) / way;
    return { mean, byStart: (mean - w0) / way, byEnd: (w1 - mean) / way };
  }
  // Taylor's series of the slope w about the middle: w′ = w(1 − 2p), w″ = w(1 − 6w).
  const p = 1 / (1 + Math.exp(-(eta0 + eta1) / 2));
  const w = p * (1 - p);
  const [first, second] = [w * (1 - 2 * p), w * (1 - 6 * w)];
  return {
    mean: w + (second * way * way) / 24,
    byStart: first / 2 - (second * way) / 12,
    byEnd: first / 2 + (second * way) / 12,
  };
}
