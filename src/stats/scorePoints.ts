import { pathSlope } from './pathSlope.ts';

export interface Score {
  /** 0–1. */
  probability: number;
  /** The score without any of the parts. */
  base: number;
  /** What each part adds, a fraction: base + Σ points is the probability. */
  points: number[];
}

/**
 * A probability in parts. With η = η₀ + Σ d_j and p = 1/(1 + e^−η), part j is worth d_j·(p − p₀)/(η − η₀), the limit
 * p₀(1 − p₀) where η does not move: in no order, and adding up exactly (Aumann and Shapley's values along the straight
 * way). Log odds alone would add up too, but nobody thinks in them.
 * @param start η₀, log odds   @param parts d_j, log odds
 * @see Aumann & Shapley 1974
 */
export function scorePoints(start: number, parts: readonly number[]): Score {
  const end = parts.reduce((sum, part) => sum + part, start);
  const base = logistic(start);
  const probability = logistic(end);
  const { mean } = pathSlope(start, end, base, probability);
  return { probability, base, points: parts.map((part) => part * mean) };
}

export const logistic = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
