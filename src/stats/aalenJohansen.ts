import { lastIndexAt } from './lastIndexAt.ts';

/** Deals that were won, lost, or still open (censored) at one age in days. */
export interface AgeOutcomes {
  age: number;
  won: number;
  lost: number;
  censored: number;
}

/** The curves at one age; shares are fractions 0–1 and sum to 1. */
export interface IncidenceAt {
  won: number;
  lost: number;
  open: number;
  wonVariance: number;
  lostVariance: number;
  covariance: number;
  /** Deals followed to this age or beyond. */
  atRisk: number;
}

/** Cumulative incidence: parallel lists with one entry per age at which a deal left, ascending. */
export interface CumulativeIncidence {
  deals: number;
  ages: Float64Array;
  /** Deals still followed on that day, before anything happens. */
  atRisk: Float64Array;
  /** Won and lost per deal at risk on that day. */
  wonHazard: Float64Array;
  lostHazard: Float64Array;
  /** Shares won, lost and open by the end of that day. */
  won: Float64Array;
  lost: Float64Array;
  open: Float64Array;
  wonVariance: Float64Array;
  lostVariance: Float64Array;
  covariance: Float64Array;
  at: (age: number) => IncidenceAt;
}

/**
 * Aalen–Johansen: which share of deals is won, and which lost, by each age, when some are still open. Treating the
 * lost as merely censored (one minus Kaplan–Meier) would promise wins from deals that can't be won any more.
 *
 * With n deals at risk at an age and h = (won or lost there) / n, F += S·h and S ×= 1 − h_won − h_lost. The variance is
 * Greenwood's, for two ways to end: V ← J V J' + S²/n · (diag h − h h'), J = I − h 1'. It equals the infinitesimal
 * jackknife that R takes. A deal that is open at an age is at risk on that day.
 * @param rows in any order, ages may repeat; rows with a negative age are a data fault and are left out
 * @returns with no rows, empty lists; nothing is ever NaN
 * @see Aalen & Johansen 1978; R: survival::survfit(Surv(age, factor(outcome)) ~ 1), its pstate and std.err
 */
export function aalenJohansen(rows: readonly AgeOutcomes[]): CumulativeIncidence {
  const days = byAge(rows);
  const size = days.length;
  const list = (): Float64Array => new Float64Array(size);
  const curve = {
    ages: list(),
    atRisk: list(),
    wonHazard: list(),
    lostHazard: list(),
    won: list(),
    lost: list(),
    open: list(),
    wonVariance: list(),
    lostVariance: list(),
    covariance: list(),
  };
  const deals = days.reduce((sum, day) => sum + day.won + day.lost + day.censored, 0);
  let n = deals;
  let [won, lost, open, vWon, vLost, cov] = [0, 0, 1, 0, 0, 0];
  days.forEach((day, i) => {
    const w = day.won / n;
    const l = day.lost / n;
    const noise = (open * open) / n;
    [vWon, vLost, cov] = [
      (1 - w) * (1 - w) * vWon - 2 * w * (1 - w) * cov + w * w * vLost + noise * w * (1 - w),
      (1 - l) * (1 - l) * vLost - 2 * l * (1 - l) * cov + l * l * vWon + noise * l * (1 - l),
      // Both rows of J: the one curve's loss is the other's.
      ((1 - w) * (1 - l) + w * l) * cov - l * (1 - w) * vWon - w * (1 - l) * vLost - noise * w * l,
    ];
    won += open * w;
    lost += open * l;
    open = day.won + day.lost === n ? 0 : open * (1 - w - l);
    curve.ages[i] = day.age;
    curve.atRisk[i] = n;
    curve.wonHazard[i] = w;
    curve.lostHazard[i] = l;
    curve.won[i] = won;
    curve.lost[i] = lost;
    curve.open[i] = open;
    curve.wonVariance[i] = vWon = Math.max(0, vWon);
    curve.lostVariance[i] = vLost = Math.max(0, vLost);
    curve.covariance[i] = cov;
    n -= day.won + day.lost + day.censored;
  });
  return { ...curve, deals, at: (age) => incidenceAt(curve, deals, age) };
}

function byAge(rows: readonly AgeOutcomes[]): AgeOutcomes[] {
  const days = new Map<number, AgeOutcomes>();
  for (const { age, won, lost, censored } of rows) {
    if (!(age >= 0) || !(won + lost + censored > 0)) continue;
    const day = days.get(age) ?? { age, won: 0, lost: 0, censored: 0 };
    day.won += won;
    day.lost += lost;
    day.censored += censored;
    days.set(age, day);
  }
  return [...days.values()].sort((a, b) => a.age - b.age);
}

function incidenceAt(
  curve: Omit<CumulativeIncidence, 'at' | 'deals'>,
  deals: number,
  age: number,
): IncidenceAt {
  const i = lastIndexAt(curve.ages, age);
  const exact = i >= 0 && curve.ages[i] === age;
  return {
    won: curve.won[i] ?? 0,
    lost: curve.lost[i] ?? 0,
    open: curve.open[i] ?? 1,
    wonVariance: curve.wonVariance[i] ?? 0,
    lostVariance: curve.lostVariance[i] ?? 0,
    covariance: curve.covariance[i] ?? 0,
    atRisk: (exact ? curve.atRisk[i] : i < 0 ? deals : curve.atRisk[i + 1]) ?? 0,
  };
}
