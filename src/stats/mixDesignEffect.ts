import { chiSquareUpper } from './distributions.ts';
import type { LevelMix } from './populationStability.ts';

/** Deals of one level in two periods, and Σ over clusters (accounts) of the squares and products of their counts. */
export interface MixSquares {
  before_deals: number;
  after_deals: number;
  before_squares: number;
  after_squares: number;
  products: number;
}

/**
 * By how much the shares of a field's levels scatter more than those of deals that come one by one, because the deals
 * of an account share levels: the mean of the generalised design effects of the L − 1 free differences of shares.
 *
 * With n and N a period's deals at a level and in all, p the share of both periods together, and
 * u_cl = n′_cl / N′ − n_cl / N what account c adds to the difference at level l, e_c = Σ_l u_cl, the variance of that
 * difference is Σ_c (u_cl − p_l·e_c)². Over p_l, which is what independent deals have but for (1 − p_l) and
 * k = 1/N + 1/N′, and summed over levels, all but two terms cancel:
 * δ = (Σ_l Σ_c u_cl² / p_l − Σ_c e_c²) / ((L − 1)·k). It is 1 when each account has one deal.
 * @param levels one entry per level   @param all the same counts without regard to levels
 * @returns never under 1; null when a period has no deals, or fewer than two levels have any
 * @see Rao & Scott 1981, J. Am. Stat. Assoc. 76:221; 1984, Ann. Stat. 12:46 (mean design effect)
 */
export function mixDesignEffect(levels: readonly MixSquares[], all: MixSquares): number | null {
  const { before_deals: before, after_deals: after } = all;
  if (!(before > 0) || !(after > 0)) return null;
  const variance = (one: MixSquares): number =>
    one.before_squares / before ** 2 +
    one.after_squares / after ** 2 -
    (2 * one.products) / (before * after);
  let scatter = -variance(all);
  let present = 0;
  for (const one of levels) {
    const deals = one.before_deals + one.after_deals;
    if (!(deals > 0)) continue;
    present++;
    scatter += (variance(one) * (before + after)) / deals;
  }
  if (present < 2) return null;
  return Math.max(1, scatter / ((present - 1) * (1 / before + 1 / after)));
}

/**
 * Could the mix have changed this much by chance where deals come in clusters? Pearson's χ² of levels by periods,
 * divided by the mean design effect.
 * @returns null as `mixDesignEffect`
 * @see Rao & Scott 1984, first-order correction; R: pchisq(chisq.test(cbind(before, after))$statistic / delta, L - 1,
 *   lower.tail = FALSE), survey::svychisq(statistic = 'Chisq') for the idea
 */
export function clusteredMixTest({ before, after }: LevelMix, designEffect: number): number | null {
  let [all, allAfter, levels, chiSquare] = [0, 0, 0, 0];
  for (let i = 0; i < before.length; i++) {
    all += before[i] ?? 0;
    allAfter += after[i] ?? 0;
    if ((before[i] ?? 0) + (after[i] ?? 0) > 0) levels++;
  }
  if (!(all > 0) || !(allAfter > 0) || levels < 2) return null;
  for (let i = 0; i < before.length; i++) {
    const [b, a] = [before[i] ?? 0, after[i] ?? 0];
    if (b + a === 0) continue;
    const expected = ((b + a) * all) / (all + allAfter);
    // Both cells of a level are as far off, one up and one down.
    chiSquare += (b - expected) ** 2 * (1 / expected + 1 / (b + a - expected));
  }
  return chiSquareUpper(chiSquare / Math.max(1, designEffect), levels - 1);
}
