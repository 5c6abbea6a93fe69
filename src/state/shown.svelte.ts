import type { Problem } from '../domain/problem.ts';
import type { Intake } from './intake.ts';

/** What the page shows of a file. Its parts write it; everything else is told by them. */
export class Shown {
  intake: Intake = $state.raw({ phase: 'empty' });
  /** Something to tell while the page stays as it is. */
  notice: Problem | null = $state.raw(null);

  fail(problem: Problem): void {
    this.intake = problem.code === 'cancelled' ? { phase: 'empty' } : { phase: 'failed', problem };
  }
}
