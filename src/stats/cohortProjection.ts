import type { CumulativeIncidence } from './aalenJohansen.ts';
import { Z95 } from './distributions.ts';
import type { Interval } from './interval.ts';
import { addSpread, curveSpread, openOutcomes, type OpenDeals } from './openOutcomes.ts';
import { wilson } from './wilson.ts';

/** Fewer deals at risk than this, and the curves are not followed any further. */
export const LEAST_AT_RISK = 20;

/** Deals created together: decided ones, and open ones by age in days. */
export interface CohortCounts {
  won: number;
  lost: number;
  open: readonly OpenDeals[];
}

export interface Projection {
  /** Won per decided deal once all of them have had their time; fractions. */
  rate: Interval;
  standardError: number;
  /** Open deals older than `knownUntil`, and the rate if all of them are lost, or all won. Null without any. */
  bounds: { low: number; high: number; deals: number } | null;
}

/** The last age in days with at least so many deals at risk; null when there never were so many. */
export function lastKnownAge(curve: CumulativeIncidence, least = LEAST_AT_RISK): number | null {
  let last: number | null = null;
  curve.ages.forEach((age, i) => {
    if ((curve.atRisk[i] ?? 0) >= least) last = age;
  });
  return last;
}

/**
 * The final win rate of a cohort whose last deals are still open, if these end as earlier deals of their age did:
 * (won + Σ π_W(a)) / (won + lost + Σ (π_W(a) + π_L(a))) over the open deals, π_k(a) = (F_k(τ) − F_k(a)) / S(a).
 *
 * The interval is one of prediction: it is to hold the rate that the cohort will have by τ. It adds what chance the open
 * deals have left (multinomial by π) to what the curves don't know (the delta method over the hazards of every age,
 * the infinitesimal jackknife of Σ π), and is symmetric in log odds. Deals already decided add nothing: they are known.
 * An interval by formula rather than by bootstrap, as it costs one pass over the ages and is the same every time.
 * It takes for granted that no later deals behave otherwise: it pulls towards “no change”.
 * What ends after τ is in no part of it: where won and lost take very different times and some 3% of deals outlive τ,
 * the final rate lies 1 to 2 points beside (tests/stats/projectionCoverage.test.ts).
 * @param lastAge τ in days, see `lastKnownAge`: what ends later counts as never decided
 * @param knownUntil open deals older than so many days get bounds; τ when it is less
 * @returns null when nothing is decided and nothing is expected to be
 * @see Aalen & Johansen 1978; R: survfit(…, influence = TRUE), see tests/reference/survival.R
 */
export function cohortProjection(
  cohort: CohortCounts,
  curve: CumulativeIncidence,
  lastAge: number,
  knownUntil = Infinity,
): Projection | null {
  const { won, lost } = cohort;
  const open = openOutcomes(cohort.open, curve, lastAge, Math.min(lastAge, knownUntil));
  const wins = won + open.won;
  const decided = won + lost + open.won + open.lost;
  if (!(decided > 0)) return null;
  const estimate = wins / decided;
  const variance = addSpread(open.chance, curveSpread(cohort.open, curve, lastAge));
  // The gradient of wins / decided by further wins and further losses.
  const [byWon, byLost] = [(1 - estimate) / decided, -estimate / decided];
  const square =
    byWon * byWon * variance.won +
    2 * byWon * byLost * variance.both +
    byLost * byLost * variance.lost;
  const standardError = Math.sqrt(Math.max(0, square));
  const most = won + lost + open.within;
  const ends = { low: won / most, high: (won + open.within) / most };
  const all = won + lost + open.young.won + open.young.lost + open.beyond;
  return {
    rate: { estimate, ...logitEnds(estimate, standardError, decided, ends) },
    standardError,
    bounds:
      open.beyond > 0
        ? {
            low: (won + open.young.won) / all,
            high: (won + open.young.won + open.beyond) / all,
            deals: open.beyond,
          }
        : null,
  };
}

/** Symmetric in log odds, and never beyond what is still possible; Wilson's where the rate is 0 or 1. */
function logitEnds(
  rate: number,
  standardError: number,
  decided: number,
  possible: { low: number; high: number },
): { low: number; high: number } {
  let ends = { low: rate, high: rate };
  if (rate <= 0 || rate >= 1) ends = wilson(Math.round(rate) * decided, decided) ?? ends;
  else {
    const odds = Math.log(rate / (1 - rate));
    const half = (Z95 * standardError) / (rate * (1 - rate));
    ends = { low: 1 / (1 + Math.exp(half - odds)), high: 1 / (1 + Math.exp(-half - odds)) };
  }
  return {
    low: Math.min(rate, Math.max(ends.low, possible.low)),
    high: Math.max(rate, Math.min(ends.high, possible.high)),
  };
}
