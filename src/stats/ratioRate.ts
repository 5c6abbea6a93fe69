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
 *
 * A deal that is most of the money draws the rate to its own end and looks certain of it. So deals never count for more
 * than by how unequal they are, (Σ a)² / Σ a² (Kish): the variance is at least r(1 − r) over that. Simulated, nothing
 * changed, by the ratio's variance alone against this: 200 deals of log-normal amounts (σ 2), false verdicts in 12% and 5%
 * of those given; 100 deals of which one is half of the money, 18% and none; σ 1 with 1,000 deals, 5% and 4%.
 * @returns null without an amount above 0
 * @see Cochran 1977, Sampling Techniques, 6.3; Kish 1965; R: survey::svyratio(~won, ~amount), whose variance is
 *   n/(n − 1) of the first; tests/reference/ratio.R
 */
export function ratioRate({ amount, won, squares, wonSquares }: RatioSums): RatioRate | null {
  if (!(amount > 0) || !(squares > 0)) return null;
  const rate = Math.min(1, Math.max(0, won / amount));
  const lostSquares = Math.max(0, squares - wonSquares);
  const linearised = (wonSquares * (1 - rate) ** 2 + lostSquares * rate ** 2) / amount ** 2;
  const most = amount ** 2 / squares;
  const variance = Math.max(linearised, (rate * (1 - rate)) / most);
  const deals = variance > 0 ? (rate * (1 - rate)) / variance : most;
  return { rate, variance, deals };
}
