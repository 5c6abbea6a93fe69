/**
 * Two-sided p-value of Fisher's exact test of a 2 × 2 table: given how many deals each period had and how many
 * were won in all, the probability of a split no more likely than the one seen. Exact, however few deals.
 * @param wonA deals won of dealsA   @param wonB deals won of dealsB
 * @returns 0…1; null when a side has no deals
 * @see Fisher 1935; R: fisher.test(matrix(c(wonA, lostA, wonB, lostB), 2))$p.value
 */
export function fisherExact(
  wonA: number,
  dealsA: number,
  wonB: number,
  dealsB: number,
): number | null {
  if (!(dealsA > 0) || !(dealsB > 0)) return null;
  const won = wonA + wonB;
  const least = Math.max(0, won - dealsB);
  const most = Math.min(dealsA, won);
  const mode = Math.min(
    most,
    Math.max(least, Math.floor(((dealsA + 1) * (won + 1)) / (dealsA + dealsB + 2))),
  );
  // Probabilities relative to the mode's, by the ratio of neighbours: no factorials, no cancellation.
  const relative = new Float64Array(most - least + 1);
  relative[mode - least] = 1;
  for (let k = mode; k < most; k++) {
    relative[k + 1 - least] =
      ((relative[k - least] ?? 0) * (dealsA - k) * (won - k)) / ((k + 1) * (dealsB - won + k + 1));
  }
  for (let k = mode; k > least; k--) {
    relative[k - 1 - least] =
      ((relative[k - least] ?? 0) * k * (dealsB - won + k)) / ((dealsA - k + 1) * (won - k + 1));
  }
  // Splits as likely as the one seen must count in spite of rounding; 1e-7 is R's margin.
  const limit = (relative[wonA - least] ?? 0) * (1 + 1e-7);
  let all = 0;
  let asExtreme = 0;
  for (const probability of relative) {
    all += probability;
    if (probability <= limit) asExtreme += probability;
  }
  return Math.min(1, asExtreme / all);
}
