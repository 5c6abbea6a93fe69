import type { Field } from '../../src/domain/field.ts';

/** A field of these levels, its column called as the field is. */
export const categorical = (
  name: string,
  levels: readonly string[],
  role: Field['role'] = 'field',
): Field => ({
  key: name,
  column: name,
  name,
  role,
  kind: 'categorical',
  levels: [...levels],
  breaks: null,
});
