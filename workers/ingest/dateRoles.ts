import { splitTime } from './dates.ts';
import type { ColumnProfile } from './profile.ts';
import type { Guess } from './roles.ts';

/** A date as a number that sorts, when its format sorts as text; that is enough to see which column is earlier. */
const sortable = (cell: string): string | null => {
  const { date } = splitTime(cell.trim());
  return /^\d{4}-\d\d-\d\d$/.test(date) ? date : null;
};

/**
 * Two columns of ISO dates whose names say nothing: the earlier one, row by row, is when deals were created.
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
    const x = sortable(row[a.index] ?? '');
    const y = sortable(row[b.index] ?? '');
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
