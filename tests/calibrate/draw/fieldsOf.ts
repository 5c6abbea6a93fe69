import type { Field } from '../../../src/domain/field.ts';
import type { CalibrationShape } from '../shapes/shape.ts';

/** The name of the field that holds the reps. */
export const REP_FIELD = 'sales_rep';

/** The fields of a shape as the app knows them, reps last. */
export function fieldsOf(shape: CalibrationShape): Field[] {
  const reps = Array.from({ length: shape.reps }, (_, i) => `Rep ${i + 1}`);
  const named = shape.fields.map((field) => ({
    name: field.name,
    levels: field.levels.map((level) => level.name),
  }));
  return [...named, { name: REP_FIELD, levels: reps }].map(({ name, levels }, i) => ({
    key: `f${i}`,
    column: `c${i}`,
    name,
    role: name === REP_FIELD ? 'rep' : 'field',
    kind: 'categorical',
    levels,
    breaks: null,
  }));
}
