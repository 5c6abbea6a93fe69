import { aalenJohansen, type AgeOutcomes } from './aalenJohansen.ts';
import { lastIndexAt } from './lastIndexAt.ts';

/** How long the won and the lost deals take, and which share is won in the end. */
export interface CyclesByOutcome {
  /** Share of the deals won in the end that are won by an age in days, 0–1; 0 for negative ages. */
  won: (days: number) => number;
  lost: (days: number) => number;
  /** 0–1; null when nothing is decided. */
  winRate: number | null;
}

/**
 * Days from created to won, and to lost, when some deals are still open: F_W(t) / F_W(τ) and F_L(t) / F_L(τ) by
 * Aalen–Johansen, τ the last age known, and F_W(τ) / (F_W(τ) + F_L(τ)) as the win rate.
 *
 * Nobody knows yet which of the open deals will be won, and it is not the overall rate at every age: where won deals
 * close sooner, the old ones are nearly all lost. Splitting the open by the overall rate, as two Kaplan–Meier curves
 * would have to, makes won deals look slower than they are; the rate of the closed favours what closes sooner.
 * Without open deals both curves are the plain shares of the closed, and the rate is theirs.
 * @see Aalen & Johansen 1978; R: p <- survfit(Surv(age, factor(outcome)) ~ 1)$pstate, p[, 2] / p[nrow(p), 2]
 */
export function cyclesByOutcome(rows: readonly AgeOutcomes[]): CyclesByOutcome {
  const curve = aalenJohansen(rows);
  const won = curve.won.at(-1) ?? 0;
  const lost = curve.lost.at(-1) ?? 0;
  const shareOf =
    (incidence: Float64Array, total: number) =>
    (days: number): number =>
      total > 0 ? (incidence[lastIndexAt(curve.ages, days)] ?? 0) / total : 0;
  return {
    won: shareOf(curve.won, won),
    lost: shareOf(curve.lost, lost),
    winRate: won + lost > 0 ? won / (won + lost) : null,
  };
}
