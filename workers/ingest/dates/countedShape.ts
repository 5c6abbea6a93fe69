import type { DateShape } from './dates.ts';

/** A value's shape, and how many cells have it. */
export interface CountedShape {
  shape: DateShape;
  text: string;
  n: number;
}

export const cells = (shapes: readonly CountedShape[]): number =>
  shapes.reduce((sum, { n }) => sum + n, 0);
