/** Sums over closed deals with an amount: amounts, those of won deals, and the squares of both. */
export interface RatioSums {
  amount: number;
  won: number;
  squares: number;
  wonSquares: number;
}

export interface RatioRate {
  /** Won amount ÷ closed amount, 0–1. */
  rate: number;
  /** Of the rate: a square of a fraction. */
  variance: number;
  /** How many deals of one size would give a rate by count this variance. */
  deals: number;
}

/**
 * The win rate by value, a ratio of two sums. Deals are what was drawn, so the variance is that of a ratio estimator,
 * Σ a²(y − r)² / (Σ a)² with a the amount and y 1 for won: one large deal makes the rate uncertain, whatever it is worth.
 * Where all that was closed was won, or lost, the deals count by how unequal they are, (Σ a)² / Σ a² (Kish).
 * @returns null without an amount above 0
 * @see Cochran 1977, Sampling Techniques, 6.3; R: survey::svyratio(~won, ~amount), whose variance is n/(n − 1) of it
 */
export function ratioRate({ amount, won, squares, wonSquares }: RatioSums): RatioRate | null {
  if (!(amount > 0) || !(squares > 0)) return null;
  const rate = Math.min(1, Math.max(0, won / amount));
  const lostSquares = Math.max(0, squares - wonSquares);
  const variance = (wonSquares * (1 - rate) ** 2 + lostSquares * rate ** 2) / amount ** 2;
  const deals = variance > 0 ? (rate * (1 - rate)) / variance : amount ** 2 / squares;
  return { rate, variance, deals };
}
