/** Scored groups of deals: a score, how many deals have it, how many of those were won. */
export interface Scored {
  score: ArrayLike<number>;
  deals: ArrayLike<number>;
  won: ArrayLike<number>;
}

/** Pairs of a won and a lost deal, and in how many the won one scored higher (a tie counts half). */
export interface Concordance {
  concordant: number;
  pairs: number;
}

/**
 * Counts concordant pairs by one walk up the sorted scores. Concordances of separate groups of deals (folds) can be
 * added up before dividing.
 */
export function concordance({ score, deals, won }: Scored): Concordance {
  const order = Uint32Array.from({ length: score.length }, (_, i) => i).sort(
    (a, b) => (score[a] ?? 0) - (score[b] ?? 0),
  );
  let lostBelow = 0;
  let concordant = 0;
  let wonAll = 0;
  for (let i = 0; i < order.length;) {
    const value = score[order[i] ?? 0];
    let wonHere = 0;
    let lostHere = 0;
    for (; i < order.length && score[order[i] ?? 0] === value; i++) {
      const at = order[i] ?? 0;
      wonHere += won[at] ?? 0;
      lostHere += (deals[at] ?? 0) - (won[at] ?? 0);
    }
    concordant += wonHere * (lostBelow + lostHere / 2);
    lostBelow += lostHere;
    wonAll += wonHere;
  }
  return { concordant, pairs: wonAll * lostBelow };
}

/**
 * Area under the ROC curve: the chance that a won deal scores higher than a lost one. 0.5 is guessing.
 * @returns 0…1; null without a win or without a loss
 * @see Hanley & McNeil 1982; R: wilcox.test(score[won], score[lost])$statistic / (wins × losses)
 */
export function auc(scored: Scored): number | null {
  const { concordant, pairs } = concordance(scored);
  return pairs > 0 ? concordant / pairs : null;
}
