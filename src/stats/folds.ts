import { binomialDraw } from './binomial.ts';
import type { Random } from './random.ts';

export interface Fold {
  /** Left out, per row. */
  deals: Float64Array;
  won: Float64Array;
  /** The rest, per row. */
  trainingDeals: Float64Array;
  trainingWon: Float64Array;
}

/**
 * Deals every deal to one of k folds at random and gives the folds one after another. Rows are counts, so each fold
 * takes a binomial share of what the folds before it left of a row's wins and losses: an exact multinomial split.
 */
export function* foldsOf(
  { deals, won }: { deals: Float64Array; won: Float64Array },
  folds: number,
  random: Random,
): Generator<Fold> {
  const wonLeft = won.slice();
  const lostLeft = deals.map((n, row) => n - (won[row] ?? 0));
  for (let fold = 0; fold < folds; fold++) {
    const share = 1 / (folds - fold);
    const take = (left: Float64Array) =>
      left.map((n, row) => {
        const taken = binomialDraw(n, share, random);
        left[row] = n - taken;
        return taken;
      });
    const heldWon = take(wonLeft);
    const held = take(lostLeft).map((lost, row) => lost + (heldWon[row] ?? 0));
    yield {
      deals: held,
      won: heldWon,
      trainingDeals: deals.map((n, row) => n - (held[row] ?? 0)),
      trainingWon: won.map((n, row) => n - (heldWon[row] ?? 0)),
    };
  }
}
