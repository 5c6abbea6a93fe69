import { dependent } from './dependent.ts';
import { effects } from './effects.ts';
import { independent } from './independent.ts';
import { planted } from './planted.ts';
import type { CalibrationShape } from './shape.ts';

/** Every simulated business, in the order of the table. */
export const ALL_SHAPES: readonly CalibrationShape[] = [
  ...independent,
  ...effects,
  ...planted,
  ...dependent,
];

export function shapeOf(id: string): CalibrationShape {
  const shape = ALL_SHAPES.find((one) => one.id === id);
  if (!shape)
    throw new Error(`There is no shape “${id}”: ${ALL_SHAPES.map((one) => one.id).join(', ')}.`);
  return shape;
}
