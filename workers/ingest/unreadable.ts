import type { Dataset } from '../../src/domain/dataset.ts';
import { isNothing } from './profile.ts';

/** The cells of a column that say something and could not be read; null when there are none. */
export function unreadableCells(
  column: string,
  values: readonly { value: string; deals: number }[],
): Dataset['unreadable'][number] | null {
  const unread = values.filter(({ value }) => !isNothing(value.trim()));
  if (unread.length === 0) return null;
  return {
    column,
    count: unread.reduce((sum, { deals }) => sum + deals, 0),
    examples: unread.slice(0, 5).map(({ value }) => value.slice(0, 100)),
  };
}
