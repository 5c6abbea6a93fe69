import { hypergeometricDraw } from './hypergeometric.ts';
import {
  populationStability,
  type LevelMix,
  type PopulationStability,
} from './populationStability.ts';
import type { Random } from './random.ts';

export interface StabilityTest extends PopulationStability {
  pValue: number;
  /** Shuffles made; fewer than asked for when the answer was clear early. */
  draws: number;
}

const DRAWS = 999;
/** Once so many shuffles were as far apart, p is large, and known well enough. */
const ENOUGH = 50;
const LEVELS_PER_YIELD = 20_000;

/**
 * Could the mix have drifted this far by chance? The deals of both periods are dealt out anew, as many to each period
 * as it has: all labels shuffled, drawn straight from the counts (multivariate hypergeometric), so the cost follows
 * levels, not deals. It takes deals to come one by one; of deals that come in bundles see `clusteredMixTest`.
 * @returns p = (1 + as far) / (1 + draws), or as far / draws when stopped early; null as `populationStability`
 * @see Good 2005, ch. 3; Besag & Clifford 1991 (early stopping); R: r2dtable(1, levels, periods)
 */
export function* stabilityTestSteps(
  mix: LevelMix,
  random: Random,
): Generator<void, StabilityTest | null> {
  const observed = populationStability(mix);
  if (observed === null) return null;
  const before = Float64Array.from(mix.before);
  const both = before.map((n, i) => n + (mix.after[i] ?? 0));
  const all = before.reduce((sum, n) => sum + n, 0);
  const deals = both.reduce((sum, n) => sum + n, 0);
  const drawn = new Float64Array(both.length);
  const rest = new Float64Array(both.length);
  let extreme = 0;
  let sinceYield = 0;
  for (let draw = 1; draw <= DRAWS; draw++) {
    let [taken, left] = [all, deals];
    for (let i = 0; i < both.length; i++) {
      const here = both[i] ?? 0;
      const got = hypergeometricDraw(here, left - here, taken, random);
      drawn[i] = got;
      rest[i] = here - got;
      taken -= got;
      left -= here;
    }
    const index = populationStability({ before: drawn, after: rest })?.index ?? 0;
    if (index >= observed.index * (1 - 1e-9)) extreme++;
    if (extreme >= ENOUGH) return { ...observed, pValue: extreme / draw, draws: draw };
    sinceYield += both.length;
    if (sinceYield >= LEVELS_PER_YIELD) {
      sinceYield = 0;
      yield;
    }
  }
  return { ...observed, pValue: (1 + extreme) / (1 + DRAWS), draws: DRAWS };
}

/** The same in one go. */
export function stabilityTest(mix: LevelMix, random: Random): StabilityTest | null {
  const steps = stabilityTestSteps(mix, random);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
