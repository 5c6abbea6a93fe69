import type { DecidingDeal } from '../../domain/document/forecast.ts';
import { swings, type Draws } from './draws.ts';

const MOST_DECIDING = 10;

/** What the totals of this quarter may be: asked again for a sum that somebody types. */
export interface KeptForecast {
  soFar: number;
  /** Of the method that is used, without what is won already. */
  totals: Float64Array;
  draws: Draws;
}

/** The open deals that move the chance to reach a sum most, the first ten. */
export function decidingDealsOf({ draws, soFar }: KeptForecast, target: number): DecidingDeal[] {
  const swing = swings(draws, soFar, target);
  return draws.singles
    .map(({ deal, amount }, s) => ({
      deal,
      amount,
      chance: Math.min(1, draws.chances[s] ?? 0),
      swing: swing[s] ?? 0,
    }))
    .filter((one) => one.swing > 0 && one.chance > 0)
    .sort((a, b) => b.swing - a.swing || (b.amount ?? 0) - (a.amount ?? 0))
    .slice(0, MOST_DECIDING);
}
