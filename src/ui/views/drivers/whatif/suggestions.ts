import type { SegmentLevel } from '../../../../domain/document/combinations.ts';
import type { DriverEffect } from '../../../../domain/document/drivers.ts';
import type { WhatIfField } from '../../../../domain/whatIf.ts';

export interface Suggestions {
  levels: SegmentLevel[];
  /** All of them were told: they go with winning by their own tests. */
  told: boolean;
}

/**
 * What may be tried first: of each lever the level that can be picked and has the largest effect. Those that were told
 * and help, the strongest first; where there are none, what there is, as examples and no more.
 */
export function suggestions(
  levers: readonly WhatIfField[],
  effects: readonly DriverEffect[],
  most = 3,
): Suggestions {
  const best = levers
    .flatMap(({ field, levels }) => {
      const offered = levels.filter(({ reason }) => reason === null).map(({ level }) => level);
      const [first] = effects
        .flatMap((one) =>
          one.field === field && offered.includes(one.level) && one.points
            ? [{ field, level: one.level, points: one.points.estimate, told: one.driver }]
            : [],
        )
        .toSorted((a, b) => b.points - a.points);
      return first ? [first] : [];
    })
    .toSorted((a, b) => b.points - a.points);
  const told = best.filter((one) => one.told && one.points > 0);
  const shown = told.length > 0 ? told : best;
  return {
    levels: shown.slice(0, most).map(({ field, level }) => ({ field, level })),
    told: told.length > 0,
  };
}
