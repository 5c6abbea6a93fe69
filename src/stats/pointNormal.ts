/** What the family as a whole says about the size of its effects. */
export interface PointNormal {
  /** Share of effects that are not 0. */
  share: number;
  /** Standard deviation of those, in the unit of the estimates. */
  spread: number;
  /** The effect to expect behind an estimate: the estimate drawn towards 0. */
  shrink: (estimate: number, standardError: number) => number;
}

/** Spreads that are tried, evenly on the logarithm. */
const SPREADS = 24;

/**
 * Empirical Bayes against the winner's curse: most effects of a large family are 0 and a few are not, so true effects
 * are taken to be 0 or, with some probability, normal around 0. Probability and spread are the ones that make the
 * family's estimates likeliest. A plain normal would draw the one real effect among thousands of zeros to 0 as well.
 * @param estimates and their standard errors > 0, in one unit
 * @returns `share` 0, and 0 for every estimate, where chance explains the whole family
 * @see Johnstone & Silverman 2004; Robinson 1991; R: ebnm::ebnm_point_normal(x, s)
 */
export function pointNormal(
  estimates: ArrayLike<number>,
  standardErrors: ArrayLike<number>,
): PointNormal {
  const n = estimates.length;
  let largest = 0;
  let smallestError = Infinity;
  for (let i = 0; i < n; i++) {
    largest = Math.max(largest, Math.abs(estimates[i] ?? 0));
    smallestError = Math.min(smallestError, standardErrors[i] ?? Infinity);
  }
  let best = { share: 0, spread: 0, gain: 0 };
  if (largest > 0 && smallestError > 0 && Number.isFinite(smallestError)) {
    const ratios = new Float64Array(n);
    const low = Math.log(Math.min(smallestError, largest) / 2);
    const high = Math.log(2 * largest);
    for (let step = 0; step < SPREADS; step++) {
      const spread = Math.exp(low + ((high - low) * step) / (SPREADS - 1));
      for (let i = 0; i < n; i++)
        ratios[i] = Math.exp(logRatio(estimates[i] ?? 0, standardErrors[i] ?? 1, spread));
      const share = bestShare(ratios);
      const gain = logGain(ratios, share);
      if (gain > best.gain) best = { share, spread, gain };
    }
  }
  const { share, spread } = best;
  return {
    share,
    spread,
    shrink: (estimate, standardError) => {
      if (share === 0) return 0;
      const odds = (share / (1 - share)) * Math.exp(logRatio(estimate, standardError, spread));
      const weight = spread ** 2 / (spread ** 2 + standardError ** 2);
      return Number.isFinite(odds) ? (odds / (1 + odds)) * weight * estimate : weight * estimate;
    },
  };
}

/** ln of how much likelier an estimate is with an effect than without; bounded, so that its exponential is finite. */
function logRatio(estimate: number, error: number, spread: number): number {
  const whole = spread ** 2 + error ** 2;
  const log = (estimate ** 2 / 2) * (1 / error ** 2 - 1 / whole) - Math.log(whole / error ** 2) / 2;
  return Math.min(log, 700);
}

/** The share that makes the estimates likeliest: their log-likelihood is concave in it, so its slope is halved down. */
function bestShare(ratios: Float64Array): number {
  const slope = (share: number): number => {
    let sum = 0;
    for (let i = 0; i < ratios.length; i++) {
      const more = (ratios[i] ?? 1) - 1;
      sum += more / (1 + share * more);
    }
    return sum;
  };
  if (slope(0) <= 0) return 0;
  let low = 0;
  let high = 1 - 1e-9;
  if (slope(high) >= 0) return high;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function logGain(ratios: Float64Array, share: number): number {
  let sum = 0;
  for (let i = 0; i < ratios.length; i++) sum += Math.log1p(share * ((ratios[i] ?? 1) - 1));
  return sum;
}
