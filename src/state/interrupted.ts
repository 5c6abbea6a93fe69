import type { Analysis } from '../domain/analysis.ts';
import type { Problem } from '../domain/problem.ts';

/** A document that will not be completed: nothing is waited for any more, and it says why parts are missing. */
export const interrupted = (analysis: Analysis, problem: Problem): Analysis =>
  analysis.run.pending.length === 0
    ? analysis
    : {
        ...analysis,
        run: { ...analysis.run, pending: [], interrupted: problem.sentence },
      };
