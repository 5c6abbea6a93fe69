import { concordance } from './auc.ts';
import type { Counts } from './counts.ts';
import { foldsOf } from './folds.ts';
import type { Random } from './random.ts';

/**
 * How well one field alone tells won from lost on deals it has not seen: cross-validated, because a field with a
 * level per deal would look perfect on its own data. Over 0.85 a field is likely to leak the outcome.
 * Scores are the training rates of the levels, each drawn towards the overall rate by the weight of one deal.
 * @param levels deals and wins of each level   @param random seeded source of chance
 * @returns 0…1, 0.5 when the field tells nothing; null without a win or a loss to compare
 */
export function singleFieldAuc(
  levels: readonly Counts[],
  random: Random,
  { folds = 10, repeats = 1 }: { folds?: number; repeats?: number } = {},
): number | null {
  const counts = {
    deals: Float64Array.from(levels, (level) => level.deals),
    won: Float64Array.from(levels, (level) => level.won),
  };
  let concordant = 0;
  let pairs = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const fold of foldsOf(counts, folds, random)) {
      const rate = sum(fold.trainingWon) / Math.max(1, sum(fold.trainingDeals));
      const score = fold.trainingDeals.map(
        (n, level) => ((fold.trainingWon[level] ?? 0) + rate) / (n + 1),
      );
      const pair = concordance({ score, deals: fold.deals, won: fold.won });
      concordant += pair.concordant;
      pairs += pair.pairs;
    }
  }
  return pairs > 0 ? concordant / pairs : null;
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
