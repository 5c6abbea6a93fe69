import { expect } from 'vitest';
import { KINDS } from '../../workers/ingest/dates/dateNumbers.ts';
import { judgeDates } from '../../workers/ingest/dates/dateOrder.ts';
import { readDate } from '../../workers/ingest/dates/dateReading.ts';

/** The days of some cells as a column of them is read; throws where the order would be asked. */
export function readColumn(cells: readonly string[], kinds = KINDS): (string | null)[] {
  const verdict = judgeDates(
    cells.map((cell) => [cell, 1]),
    kinds,
  );
  if (!verdict) return cells.map(() => null);
  expect(verdict.order).toBe('proven');
  return cells.map((cell) => readDate(cell, verdict.reading));
}
