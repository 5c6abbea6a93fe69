import type { Answer, Problem } from '../src/domain/problem.ts';

/** A problem on its way up through our own code; it becomes an `Answer` before it leaves the worker. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.sentence);
    this.problem = problem;
  }
}

export const cancelled = (): Problem => ({
  code: 'cancelled',
  sentence: 'This was stopped because something newer was asked for.',
  whatToDo: 'Nothing; the newer answer is on its way.',
});

export const engineFailed = (detail: string): Problem => ({
  code: 'engine-failed',
  sentence: 'The engine that reads and counts your file broke down.',
  whatToDo:
    'It is started again by itself. If it happens again with the same file, try fewer rows.',
  detail,
});

export const engineStopped = (detail: string): Problem => ({
  code: 'engine-stopped',
  sentence: 'The engine that reads and counts your file was stopped by the browser.',
  whatToDo: 'It is started again by itself. Close other tabs if memory is short.',
  detail,
});

export const outOfMemory = (detail: string): Problem => ({
  code: 'out-of-memory',
  sentence: 'The file needs more memory than the browser gives to a page.',
  whatToDo: 'Export fewer columns or a shorter period, or close other tabs, and try again.',
  detail,
});

export const engineRestarted = (): Problem => ({
  code: 'engine-restarted',
  sentence:
    'The engine was stopped by the browser. It was started again and your file loaded once more.',
  whatToDo: 'Nothing; if it happens again, close other tabs, as memory may be short.',
});

export const nothingOpen = (): Problem => ({
  code: 'engine-stopped',
  sentence: 'There is no file open.',
  whatToDo: 'Open the file again.',
});

const internal = (detail: string): Problem => ({
  code: 'internal',
  sentence: 'Something went wrong inside Plumbline that should not have.',
  whatToDo: 'Try again; if it comes back, report it with the details below.',
  detail,
});

/** Whatever was thrown, as a problem. */
export const problemOf = (thrown: unknown): Problem => {
  if (thrown instanceof ProblemError) return thrown.problem;
  return internal(thrown instanceof Error ? thrown.message : String(thrown));
};

/** Runs a piece of work so that it answers and never throws. */
export async function answer<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    return { ok: false, problem: problemOf(thrown) };
  }
}
