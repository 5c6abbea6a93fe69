import type { CumulativeIncidence } from './aalenJohansen.ts';
import { lastIndexAt } from './lastIndexAt.ts';

/** Deals still open at one age in days. */
export interface OpenDeals {
  age: number;
  deals: number;
}

/** Variances and covariance of the numbers won and lost. */
export interface Spread {
  won: number;
  lost: number;
  both: number;
}

export const addSpread = (a: Spread, b: Spread): Spread => ({
  won: a.won + b.won,
  lost: a.lost + b.lost,
  both: a.both + b.both,
});

/** What is to be expected of deals that are open now, numbers of deals. */
export interface OpenOutcomes {
  won: number;
  lost: number;
  /** How the numbers vary by chance alone, were the curves known. */
  chance: Spread;
  /** Deals that the curves reach, those too old to be foretold, and what is expected of the others alone. */
  within: number;
  beyond: number;
  young: { won: number; lost: number };
}

/**
 * What becomes of open deals by age τ, if they end as earlier ones of their age did: π_k(a) = (F_k(τ) − F_k(a)) / S(a).
 * @param lastAge τ in days; older deals have no expectation   @param knownUntil beyond it deals count as `beyond`
 * @see R: summary(survfit(…), start.time = a)
 */
export function openOutcomes(
  open: readonly OpenDeals[],
  curve: CumulativeIncidence,
  lastAge: number,
  knownUntil: number,
): OpenOutcomes {
  const end = curve.at(lastAge);
  const sum = { won: 0, lost: 0, within: 0, beyond: 0, young: { won: 0, lost: 0 } };
  const chance: Spread = { won: 0, lost: 0, both: 0 };
  for (const { age, deals } of open) {
    if (age > knownUntil) sum.beyond += deals;
    const here = curve.at(age);
    if (age > lastAge || here.open <= 0) continue;
    const w = Math.max(0, end.won - here.won) / here.open;
    const l = Math.max(0, end.lost - here.lost) / here.open;
    sum.within += deals;
    sum.won += deals * w;
    sum.lost += deals * l;
    if (age <= knownUntil) {
      sum.young.won += deals * w;
      sum.young.lost += deals * l;
    }
    chance.won += deals * w * (1 - w);
    chance.lost += deals * l * (1 - l);
    chance.both -= deals * w * l;
  }
  return { ...sum, chance };
}

/**
 * What Σ π_W and Σ π_L of the open deals vary by because the hazards are estimated. The hazard of an age moves the
 * deals that are expected to be open then: Σ S(before) / S(a) of them, by 1 − π if they end so, by −π if they don't.
 */
export function curveSpread(
  open: readonly OpenDeals[],
  curve: CumulativeIncidence,
  lastAge: number,
): Spread {
  const end = curve.at(lastAge);
  const size = lastIndexAt(curve.ages, lastAge) + 1;
  // Open deals by the first age at which they can end, each over the share that was open when it was met.
  const entering = new Float64Array(size + 1);
  for (const { age, deals } of open) {
    const share = curve.at(age).open;
    if (age > lastAge || share <= 0) continue;
    const first = lastIndexAt(curve.ages, age) + 1;
    entering[first] = (entering[first] ?? 0) + deals / share;
  }
  const sum: Spread = { won: 0, lost: 0, both: 0 };
  let entered = 0;
  for (let i = 0; i < size; i++) {
    entered += entering[i] ?? 0;
    const h = curve.wonHazard[i] ?? 0;
    const l = curve.lostHazard[i] ?? 0;
    if (h + l === 0) continue;
    const before = i === 0 ? 1 : (curve.open[i - 1] ?? 0);
    const after = curve.open[i] ?? 0;
    const w = after > 0 ? (end.won - (curve.won[i] ?? 0)) / after : 0;
    const o = after > 0 ? (end.lost - (curve.lost[i] ?? 0)) / after : 0;
    const weight = (entered * before) ** 2 / (curve.atRisk[i] ?? 1);
    // Means of the moves of both sums; what they vary by is the multinomial of one deal at risk.
    const meanWon = h * (1 - w) - l * w;
    const meanLost = l * (1 - o) - h * o;
    sum.won += weight * (h * (1 - w) ** 2 + l * w * w - meanWon * meanWon);
    sum.lost += weight * (l * (1 - o) ** 2 + h * o * o - meanLost * meanLost);
    sum.both += weight * (-h * (1 - w) * o - l * w * (1 - o) - meanWon * meanLost);
  }
  return sum;
}
