import { aalenJohansen } from '../../stats/aalenJohansen.ts';

/** Days that deals stay in one stage. */
export interface StayDays {
  /** The day by which half have left it, whichever way; null when fewer than half have. */
  median: number | null;
  /** The day by which half of those that get further have got further, and half of those lost are lost. */
  advanced: number | null;
  lost: number | null;
}

export interface StayLength {
  age: number;
  advanced: number;
  lost: number;
  open: number;
}

const HALF = 0.5 - 1e-12;

/**
 * Getting further and being lost compete for a deal, and one still in the stage has had neither: Aalen–Johansen’s shares,
 * not a median of the stays that have ended, which favours short ones.
 * @returns days; null where a share is never reached
 * @see R: survfit(Surv(days, factor(way)) ~ 1)$pstate; the first time at which 1 − its first column is at least 0.5
 */
export function stayDays(rows: readonly StayLength[]): StayDays {
  const curve = aalenJohansen(
    rows.map(({ age, advanced, lost, open }) => ({ age, won: advanced, lost, censored: open })),
  );
  const firstAt = (share: (i: number) => number, wanted: number): number | null => {
    if (!(wanted > 0)) return null;
    for (let i = 0; i < curve.ages.length; i++)
      if (share(i) >= wanted) return curve.ages[i] ?? null;
    return null;
  };
  const half = (incidence: Float64Array): number | null =>
    firstAt((i) => incidence[i] ?? 0, (incidence.at(-1) ?? 0) * HALF);
  return {
    median: firstAt((i) => 1 - (curve.open[i] ?? 1), HALF),
    advanced: half(curve.won),
    lost: half(curve.lost),
  };
}
