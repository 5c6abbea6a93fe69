import { BLANK_LEVEL } from './field.ts';
import type { ColumnPlan } from './intakePlan.ts';
import { neededType } from './neededType.ts';

/**
 * Why no values of a column can be merged; null when they can. Merges change text: what is read as a number or a date
 * has none, and every word of the outcome is given its meaning by itself.
 */
export function unmergeable(column: ColumnPlan): string | null {
  if (column.role === 'outcome') return 'each of its words is given its own meaning';
  const type = neededType(column);
  return type === 'number' || type === 'date' ? `it is read as a ${type}` : null;
}

/** Why nothing can be merged into a text; null when it can stand for a value. */
export function notAValue(into: string): string | null {
  if (into.trim() === '' || into === BLANK_LEVEL) return 'a value can’t be merged into a blank';
  return into.includes('\0') ? 'no value can hold a NUL' : null;
}
