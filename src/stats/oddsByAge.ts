import type { CumulativeIncidence } from './aalenJohansen.ts';
import { lastKnownAge } from './cohortProjection.ts';
import { lastIndexAt } from './lastIndexAt.ts';
import { curveSpread } from './openOutcomes.ts';

/** Fewer deals than this won, or lost, after an age, and the odds beyond it are not known. */
export const LEAST_TO_COME = 10;

export interface OddsByAge {
  /** Log odds of being won rather than lost, in the end, of a deal that is created now. */
  start: number;
  /** The last age in days with enough wins and losses to come. */
  lastAge: number;
  /** Log odds of a deal that is open at the end of day `age`; null beyond the last age. */
  logOdds: (age: number) => number | null;
  /** What these vary by because the curves are estimated; null where they are. */
  standardError: (age: number) => number | null;
  /** Of the wins that a deal open at this age still may bring, the share, 0–1, that comes within so many days. */
  wonWithin: (age: number, days: number) => number | null;
}

/**
 * How the odds of being won shift while a deal stays open. Of deals open at age a, π_W(a) = (F_W(τ) − F_W(a)) / S(a) are
 * won by τ and π_L(a) lost, so the log odds are ln(F_W(τ) − F_W(a)) − ln(F_L(τ) − F_L(a)). If how long a deal takes
 * depends on its outcome and not on its fields, that shift is the same for every deal (Bayes’ rule: the ratio of the
 * chances to be still open), and may be added to what a model of the fields says; so is the share of the wins to come
 * that comes soon, from the hazards of the next days. The error by the delta method.
 * @returns null when fewer than `least` deals are won or lost, or too few are followed
 * @see Aalen & Johansen 1978; R: p <- summary(survfit(Surv(age, factor(outcome)) ~ 1), times = c(a, tau))$pstate,
 *   log(diff(p[, 2]) / diff(p[, 3]))
 */
export function oddsByAge(curve: CumulativeIncidence, least = LEAST_TO_COME): OddsByAge | null {
  const end = lastKnownAge(curve);
  if (end === null) return null;
  const size = lastIndexAt(curve.ages, end) + 1;
  const last = lastAgeWithMore(curve, size, least);
  const final = curve.at(end);
  const at = (age: number): { won: number; lost: number } => {
    const here = curve.at(age);
    return { won: final.won - here.won, lost: final.lost - here.lost };
  };
  const logOdds = (age: number): number | null => {
    if (last === null || age > last) return null;
    const { won, lost } = at(age);
    return won > 0 && lost > 0 ? Math.log(won / lost) : null;
  };
  const start = logOdds(-1);
  if (last === null || start === null) return null;
  return {
    start,
    lastAge: last,
    logOdds,
    standardError: (age) => {
      if (logOdds(age) === null) return null;
      const here = curve.at(age);
      const { won, lost } = at(age);
      const [w, l] = [won / here.open, lost / here.open];
      const spread = curveSpread([{ age, deals: 1 }], curve, end);
      const variance = spread.won / (w * w) + spread.lost / (l * l) - (2 * spread.both) / (w * l);
      return Math.sqrt(Math.max(0, variance));
    },
    wonWithin: (age, days) => {
      if (logOdds(age) === null) return null;
      const { won } = at(age);
      return Math.min(1, (curve.at(age + days).won - curve.at(age).won) / won);
    },
  };
}

/** The last day after which at least so many deals were won and so many lost; −1 is the day of creation. */
function lastAgeWithMore(curve: CumulativeIncidence, size: number, least: number): number | null {
  let [won, lost] = [0, 0];
  for (let i = size - 1; i >= 0; i--) {
    const n = curve.atRisk[i] ?? 0;
    won += (curve.wonHazard[i] ?? 0) * n;
    lost += (curve.lostHazard[i] ?? 0) * n;
    // Sums of products of whole numbers and their quotients: half a deal hides no deal.
    if (won > least - 0.5 && lost > least - 0.5) return (curve.ages[i] ?? 0) - 1;
  }
  return null;
}
