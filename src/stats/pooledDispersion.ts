/**
 * How much more than chance a group (of reps, say) moves from period to period, each about its own level: the sum of
 * their Pearson χ² over the sum of their degrees of freedom. So much wider, too, is the chance scatter of what each
 * sums to over all periods, as swings add to it and a steady difference does not.
 * @param each Pearson χ² / df of one member, and its df
 * @returns the variance ratio, at least 1; 1 where nothing is known
 * @see McCullagh & Nelder 1989, 4.5; R: sum(chisq) / sum(df)
 */
export function pooledDispersion(each: readonly { dispersion: number; df: number }[]): number {
  let [chiSquare, freedom] = [0, 0];
  for (const { dispersion, df } of each) {
    chiSquare += dispersion * df;
    freedom += df;
  }
  return freedom > 0 ? Math.max(1, chiSquare / freedom) : 1;
}
