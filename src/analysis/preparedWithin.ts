import { closedRangeOf } from '../domain/closedRange.ts';
import type { Filter } from '../domain/document/run.ts';
import type { Prepared } from './prepare.ts';

/**
 * What is known of the file, for a look at chosen quarters of closed dates only: periods outside are not looked at, and
 * by created date nothing can be told, as of a quarter's creations those that closed outside are missing.
 */
export function preparedWithin(prepared: Prepared, filters: readonly Filter[]): Prepared {
  const within = closedRangeOf(filters);
  if (!within) return prepared;
  return {
    ...prepared,
    horizon: { ...prepared.horizon, within },
    clock: prepared.clock === 'closed' ? 'closed' : null,
    clocks: prepared.clocks.filter((clock) => clock === 'closed'),
  };
}
