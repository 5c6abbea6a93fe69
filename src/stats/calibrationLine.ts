export interface CalibrationLine {
  /** 1 when predictions are as far apart as outcomes; under 1 when they exaggerate. */
  slope: number;
  /** 0 when predictions are right on average (at log odds 0). */
  intercept: number;
}

/**
 * Are predicted probabilities right? Regresses the outcome on the predictions' log odds.
 * @param logOdds ln(p / (1 − p)) per group   @param deals   @param won
 * @returns null when predictions don't differ, deals all ended alike, or the line is vertical
 * @see Cox 1958; R: glm(cbind(won, deals - won) ~ logOdds, binomial)
 */
export function calibrationLine(
  logOdds: ArrayLike<number>,
  deals: ArrayLike<number>,
  won: ArrayLike<number>,
): CalibrationLine | null {
  let intercept = 0;
  let slope = 1;
  for (let iteration = 0; iteration < 50; iteration++) {
    let [u0, u1, i00, i01, i11] = [0, 0, 0, 0, 0];
    for (let i = 0; i < logOdds.length; i++) {
      const x = logOdds[i] ?? 0;
      const n = deals[i] ?? 0;
      const p = 1 / (1 + Math.exp(-intercept - slope * x));
      const residual = (won[i] ?? 0) - n * p;
      const weight = n * p * (1 - p);
      u0 += residual;
      u1 += residual * x;
      i00 += weight;
      i01 += weight * x;
      i11 += weight * x * x;
    }
    const determinant = i00 * i11 - i01 * i01;
    if (!(determinant > 1e-12 * i00 * i11)) return null;
    // Steps of at most 2 keep Newton from overshooting where predictions were far off.
    const step0 = bounded((i11 * u0 - i01 * u1) / determinant);
    const step1 = bounded((i00 * u1 - i01 * u0) / determinant);
    intercept += step0;
    slope += step1;
    if (Math.abs(step0) + Math.abs(step1) < 1e-11) return { slope, intercept };
    if (Math.abs(slope) + Math.abs(intercept) > 50) return null;
  }
  return null;
}

const bounded = (step: number): number => Math.max(-2, Math.min(2, step));
