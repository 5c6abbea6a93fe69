/** Deals of each level in two periods. */
export interface LevelMix {
  before: ArrayLike<number>;
  after: ArrayLike<number>;
}

export interface PopulationStability {
  /** Σ (b − a)·ln(b / a) over the levels' shares; 0 when the mix is the same. */
  index: number;
  /** Share of deals that would need another level for the mix to be as before: ½ Σ |b − a|, unsmoothed, 0–1. */
  moved: number;
}

/** Added to every level in both periods, so that a level empty in one of them has a finite logarithm. */
const SMOOTHING = 0.5;

/**
 * How far the mix of deals has drifted: the population stability index, the symmetric Kullback–Leibler divergence of the
 * two periods' shares. Half a deal is added to each level in both periods. By custom under 0.1 is called stable and over
 * 0.25 a shift, but with few deals or many levels chance alone passes 0.1: see `stabilityTest`.
 * @param mix levels without deals in both periods are left out
 * @returns null when a period has no deals, or fewer than two levels have any
 * @see Siddiqi 2006, ch. 11; R: sum((b - a) * log(b / a))
 */
export function populationStability({ before, after }: LevelMix): PopulationStability | null {
  let [all, allAfter, levels] = [0, 0, 0];
  for (let i = 0; i < before.length; i++) {
    all += before[i] ?? 0;
    allAfter += after[i] ?? 0;
    if ((before[i] ?? 0) + (after[i] ?? 0) > 0) levels++;
  }
  if (!(all > 0) || !(allAfter > 0) || levels < 2) return null;
  const extra = SMOOTHING * levels;
  let [index, moved] = [0, 0];
  for (let i = 0; i < before.length; i++) {
    const [b, a] = [before[i] ?? 0, after[i] ?? 0];
    if (b + a === 0) continue;
    const [from, to] = [(b + SMOOTHING) / (all + extra), (a + SMOOTHING) / (allAfter + extra)];
    index += (to - from) * Math.log(to / from);
    moved += Math.abs(a / allAfter - b / all) / 2;
  }
  return { index: Math.max(0, index), moved };
}
