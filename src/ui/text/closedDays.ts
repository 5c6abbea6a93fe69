import type { Analysis } from '../../domain/analysis.ts';
import type { ComparisonChoice } from '../../domain/comparisonChoice.ts';
import type { Days } from '../../domain/definitions.ts';

/**
 * First and last closed date of the file, to choose a range from. Null where there are none, or where the app itself goes
 * by created dates, as closed ones are missing for one outcome more than for the other.
 */
export function closedDays(
  { source, verdict }: Pick<Analysis, 'source' | 'verdict'>,
  { clock }: Pick<ComparisonChoice, 'clock'>,
): Days | null {
  const { closedFrom: from, closedTo: to } = source;
  // The clock is kept in a choice only where it is not the app's own.
  const own = clock === null ? verdict.clock : clock === 'created' ? 'closed' : 'created';
  return from !== null && to !== null && own === 'closed' ? { from, to } : null;
}
