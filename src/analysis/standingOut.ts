import type { SeasonEffect, SeasonRate } from '../domain/document/calendar.ts';
import { sumOf, type Month } from './seasonMonths.ts';

/** The seasons that stand out: the farthest from the average, and those surely on the same side of it. */
export function standingOut(seasons: readonly SeasonRate[]): SeasonRate[] {
  const size = (one: SeasonRate): number => Math.abs(one.points?.estimate ?? 0);
  const farthest = seasons.reduce<SeasonRate | null>(
    (most, one) => (size(one) > (most ? size(most) : 0) ? one : most),
    null,
  );
  const up = (farthest?.points?.estimate ?? 0) > 0;
  return seasons.filter(
    (one) =>
      one === farthest || (one.points !== null && (up ? one.points.low > 0 : one.points.high < 0)),
  );
}

/** In how many cycles were the seasons that stand out above (below) the others, of the cycles that have both? */
export function agreement(
  seasons: readonly SeasonRate[],
  months: readonly Month[],
  cycleOf: (month: Month) => string,
  seasonOf: (month: Month) => number,
): SeasonEffect['agreeing'] {
  const out = new Set(standingOut(seasons).map((one) => seasons.indexOf(one)));
  const side = Math.sign(seasons[[...out][0] ?? 0]?.points?.estimate ?? 0);
  let [cycles, of] = [0, 0];
  for (const cycle of new Set(months.map(cycleOf))) {
    const here = months.filter((one) => cycleOf(one) === cycle);
    const inside = sumOf(here.filter((one) => out.has(seasonOf(one))));
    const rest = sumOf(here.filter((one) => !out.has(seasonOf(one))));
    if (inside.deals === 0 || rest.deals === 0) continue;
    of++;
    if (Math.sign(inside.won / inside.deals - rest.won / rest.deals) === side) cycles++;
  }
  return { cycles, of };
}
