import type { Analysis } from '../../../domain/analysis.ts';
import { counted } from '../../../words/numbers.ts';

/** Beside a mean cycle: dates years from all others, `1900-01-01` for “unknown”, are taken as they stand and can move it. */
export function farDatesNote({ quality, columns }: Pick<Analysis, 'quality' | 'columns'>): string {
  const dates = columns
    .filter(({ role }) => role === 'createdDate' || role === 'closedDate')
    .map(({ name }) => `far-dates:${name}`);
  const far = (quality?.checks ?? [])
    .filter(({ id }) => dates.includes(id))
    .reduce((sum, { count }) => sum + count, 0);
  return far > 0 ? `; ${counted(far, 'far date')} in the file can move it` : '';
}
