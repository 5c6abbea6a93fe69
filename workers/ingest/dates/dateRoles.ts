import { readDate } from './dateReading.ts';
import type { ColumnProfile } from '../profile.ts';
import type { Guess } from '../roles/roles.ts';

/** The day in a cell, as text that sorts; null when the column does not say which day it is. */
const dayIn = ({ date }: ColumnProfile, cell: string): string | null =>
  date?.order === 'proven' ? readDate(cell, date.reading) : null;

/**
 * Two columns of dates whose names say nothing: the earlier one, row by row, is when deals were created.
 * A guess of last resort, below every name.
 */
export function dateRolesByContent(
  profiles: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
): { profile: ColumnProfile; guess: Guess }[] {
  const dates = profiles.filter(({ type }) => type === 'date');
  const [a, b] = dates;
  if (dates.length !== 2 || !a || !b) return [];
  let [before, after] = [0, 0];
  for (const row of rows) {
    const x = dayIn(a, row[a.index] ?? '');
    const y = dayIn(b, row[b.index] ?? '');
    if (x === null || y === null || x === y) continue;
    if (x < y) before += 1;
    else after += 1;
  }
  if (Math.max(before, after) < 0.95 * (before + after) || before + after === 0) return [];
  const [created, closed] = before > after ? [a, b] : [b, a];
  const reason = 'Of the two date columns, it is the';
  return [
    {
      profile: created,
      guess: { role: 'createdDate', confidence: 0.5, reason: `${reason} earlier.` },
    },
    { profile: closed, guess: { role: 'closedDate', confidence: 0.5, reason: `${reason} later.` } },
  ];
}
