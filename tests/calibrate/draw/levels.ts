import type { ShapeField, ShapeLevel } from '../../../src/samples/shapes.ts';

export const shareOf = (level: ShapeLevel, late: boolean): number =>
  (late ? level.shareAfter : undefined) ?? level.share;

export const effectOf = (level: ShapeLevel, late: boolean): number =>
  (late ? level.effectAfter : undefined) ?? level.effect;

/** Chooses a level by its share, for 0 ≤ u < 1. */
export function chooserOf(field: ShapeField, late: boolean): (u: number) => number {
  let sum = 0;
  const upto = Float64Array.from(field.levels, (level) => (sum += shareOf(level, late)));
  return (u) => {
    let code = 0;
    while (code < upto.length - 1 && u * sum >= (upto[code] ?? 0)) code++;
    return code;
  };
}
