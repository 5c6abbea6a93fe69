import { fUpper } from './distributions.ts';

/**
 * Two-sided p-value of so many wins when each deal is won with one probability: twice the smaller tail. Where deals
 * differ in their chances, their wins spread less than this, so that it errs on the side of caution.
 * @param won whole, 0…deals   @param deals whole, ≥ 0   @param rate 0…1
 * @see Clopper & Pearson 1934; Hoeffding 1956; R: min(1, 2 * min(pbinom(won, deals, rate), pbinom(won - 1, deals, rate, FALSE)))
 */
export const exactBinomial = (won: number, deals: number, rate: number): number =>
  Math.min(1, 2 * Math.min(atLeast(won, deals, rate), atLeast(deals - won, deals, 1 - rate)));

/** P(X ≥ k), by the law of F. R: pbinom(k - 1, n, p, lower.tail = FALSE) */
function atLeast(k: number, n: number, p: number): number {
  if (k <= 0 || p >= 1) return 1;
  if (p <= 0) return 0;
  const others = n - k + 1;
  return fUpper((k * (1 - p)) / (others * p), 2 * others, 2 * k);
}
