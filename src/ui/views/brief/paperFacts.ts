import type { Analysis } from '../../../domain/analysis.ts';
import { count } from '../../text/format.ts';

/** Which file, which deals of it, and when: what makes a sheet of paper something that can be checked. */
export function paperFacts({ run, source, filters, totals }: Analysis): string[] {
  const files = source.files.map(({ name, sha256 }) => `${name}, SHA-256 ${sha256.slice(0, 16)}…`);
  const chosen = filters.map(({ field, values }) => `${field}: ${values.join(', ')}`);
  return [
    ...files,
    `${count(totals.deals)} deals as of ${source.asOf}${run.asOf ? `, of a file that ends on ${run.asOf.fileEnds}` : ''}`,
    chosen.length > 0 ? `Filters ${chosen.join('; ')}` : 'No filters',
    `Plumbline ${run.appVersion}, ${run.createdAt.slice(0, 16).replace('T', ' ')} UTC`,
  ];
}
