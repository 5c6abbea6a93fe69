import type { Field } from '../../domain/field.ts';

/** Ages beyond which deals count as stalled, in days. */
export interface StalledLimits {
  /** The field whose levels have limits of their own; null: one for all. */
  field: Field | null;
  all: number;
  won: number;
  /** By the place of the level. */
  byLevel: { days: number; own: number | null; won: number }[];
}

/** Age beyond which a deal with this level counts as stalled. */
export const limitOf = (limits: StalledLimits, place: number): number =>
  (limits.field ? limits.byLevel[place]?.days : undefined) ?? limits.all;
