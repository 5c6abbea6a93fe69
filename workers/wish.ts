import type { Answer } from '../src/domain/problem.ts';
import type { Progress } from '../src/engine/contract.ts';
import type { LoadControl } from './ingest/port.ts';
import { cancelled, ProblemError } from './problems.ts';

/** One thing that was asked for. `check` throws `cancelled` once nobody waits for it any more. */
export interface Wish {
  voided: () => boolean;
  check: () => void;
}

export type OnProgress = (progress: Progress) => void;

export const wishUntil = (voided: () => boolean): Wish => ({
  voided,
  check: () => {
    if (voided()) throw new ProblemError(cancelled());
  },
});

export const controlOf = (
  onProgress: OnProgress,
  { voided }: Pick<Wish, 'voided'>,
): LoadControl => ({
  now: () => performance.now(),
  onProgress,
  cancelled: voided,
});

export function valueOf<T>(given: Answer<T>): T {
  if (!given.ok) throw new ProblemError(given.problem);
  return given.value;
}

/** Whether DuckDB is gone. */
export const isDeath = (thrown: unknown): boolean =>
  thrown instanceof ProblemError &&
  ['engine-stopped', 'engine-failed'].includes(thrown.problem.code);
