import { normalCdf } from './distributions.ts';
import type { Random } from './random.ts';

/** How far a forecast was from what came, ln(actual / expected), and what that varies by were there no shock. */
export interface Miss {
  error: number;
  variance: number;
}

/** Scales of the priors, on the logarithm: 0.15 is about 15%. */
export interface ShockPrior {
  /** Standard deviation of a lasting bias around 0. */
  bias: number;
  /** Half-Cauchy scale of the shock’s standard deviation. */
  shock: number;
}

/** What the next quarter’s ln(actual / expected) may be, given those of the past. */
export interface QuarterShock {
  /** Mean of a lasting bias over all. */
  bias: number;
  /** Mean of the shock’s standard deviation. */
  spread: number;
  misses: number;
  /** One draw: bias and the shock’s standard deviation. */
  draw: (random: Random, normal: Random) => { bias: number; spread: number };
  /** The p-quantile of ln(actual / expected) for a forecast that varies by `variance` by itself. */
  quantile: (p: number, variance: number) => number;
}

const STEPS = 40;
const WIDEST = 1.5;

/**
 * A shock that all deals of a quarter share, of which few quarters tell how large it is. errorₖ ~ N(bias, shock² + varianceₖ)
 * with a normal prior on the bias and a half-Cauchy one on the shock; the posterior of the shock stands on a grid, the
 * bias given it is normal. Quantiles are of the whole predictive distribution, so few quarters make wide ones, as a t does;
 * a plugged-in standard deviation would cover 66% instead of 80%.
 * @see Gelman 2006 (half-Cauchy prior); Gelman et al. 2013, section 5.4 (normal model with known variances)
 */
export function quarterShock(misses: readonly Miss[], prior: ShockPrior): QuarterShock {
  const grid = Array.from({ length: STEPS }, (_, i) => WIDEST * ((i + 0.5) / STEPS) ** 2);
  const points = grid.map((spread, i) => {
    let precision = 1 / prior.bias ** 2;
    let sum = 0;
    let log = 0;
    for (const { error, variance } of misses) {
      const v = spread * spread + variance;
      precision += 1 / v;
      sum += error / v;
      log -= Math.log(v) / 2 + (error * error) / (2 * v);
    }
    const bias = sum / precision;
    log += (sum * bias) / 2 - Math.log(precision) / 2;
    // Grid cells grow with their place.
    const width = 2 * i + 1;
    const prior1 = 1 / (1 + (spread / prior.shock) ** 2);
    return { spread, bias, sd: Math.sqrt(1 / precision), log: log + Math.log(width * prior1) };
  });
  const top = Math.max(...points.map(({ log }) => log));
  const raw = points.map(({ log }) => Math.exp(log - top));
  const all = raw.reduce((total, one) => total + one, 0);
  const weights = raw.map((one) => one / all);
  const mean = (of: (point: (typeof points)[number]) => number): number =>
    points.reduce((total, point, i) => total + (weights[i] ?? 0) * of(point), 0);
  const cdf = (x: number, variance: number): number =>
    points.reduce((total, { spread, bias, sd }, i) => {
      const width = Math.sqrt(spread * spread + sd * sd + variance);
      return total + (weights[i] ?? 0) * normalCdf((x - bias) / width);
    }, 0);
  return {
    bias: mean(({ bias }) => bias),
    spread: mean(({ spread }) => spread),
    misses: misses.length,
    draw: (random, normal) => {
      let u = random();
      let at = 0;
      while (at < points.length - 1 && u >= (weights[at] ?? 0)) u -= weights[at++] ?? 0;
      const point = points[at];
      return { bias: (point?.bias ?? 0) + (point?.sd ?? 0) * normal(), spread: point?.spread ?? 0 };
    },
    quantile: (p, variance) => {
      let [low, high] = [-10, 10];
      for (let step = 0; step < 50; step++) {
        const middle = (low + high) / 2;
        if (cdf(middle, variance) < p) low = middle;
        else high = middle;
      }
      return (low + high) / 2;
    },
  };
}
