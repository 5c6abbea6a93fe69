import type { Cohort } from '../domain/document/cohorts.ts';
import type { CumulativeIncidence } from '../stats/aalenJohansen.ts';
import { logLogInterval } from '../stats/logLogInterval.ts';

/** So many points at most are told of a curve. */
const MOST_POINTS = 24;

/** Steps in days that a reader can name. */
const STEPS = [1, 2, 3, 5, 7, 10, 14, 15, 20, 30, 45, 60, 90, 120, 180, 365];

/** Ages at which curves are told, the same for all of them: 0, even steps, and the last day. */
export function curveAges(last: number): number[] {
  const enough = (step: number): boolean => last / step <= MOST_POINTS - 2;
  const step = STEPS.find(enough) ?? Math.ceil(last / (MOST_POINTS - 2));
  const ages: number[] = [];
  for (let age = 0; age < last; age += step) ages.push(age);
  return [...ages, last];
}

/** A curve at these ages, as far as deals were followed; where all are decided, it stays as it is. */
export function incidenceCurve(
  curve: CumulativeIncidence,
  ages: readonly number[],
): Cohort['curve'] {
  const followedUntil = (curve.open.at(-1) ?? 1) > 0 ? (curve.ages.at(-1) ?? -1) : Infinity;
  return ages
    .filter((age) => age <= followedUntil)
    .map((age) => {
      const at = curve.at(age);
      return {
        age,
        atRisk: at.atRisk,
        won: logLogInterval(at.won, at.wonVariance, curve.deals),
        lost: logLogInterval(at.lost, at.lostVariance, curve.deals),
      };
    });
}
