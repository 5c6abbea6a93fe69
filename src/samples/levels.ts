import type { ShapeField, ShapeLevel } from './shapes.ts';

/** Share of the deals, before or from the change on. */
export const shareOf = (level: ShapeLevel, late: boolean): number =>
  (late ? level.shareAfter : undefined) ?? level.share;

/** What a level adds to the win rate, before or from the change on. */
export const effectOf = (level: ShapeLevel, late: boolean): number =>
  (late ? level.effectAfter : undefined) ?? level.effect;

export const meanEffect = (field: ShapeField, late: boolean): number =>
  field.levels.reduce((sum, level) => sum + shareOf(level, late) * effectOf(level, late), 0);
