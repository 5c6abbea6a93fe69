import type { Problem } from '../domain/problem.ts';

/** What only the page can notice: a worker that is gone can't tell. */
export const didNotStart = (detail: string): Problem => ({
  code: 'engine-failed',
  sentence: 'The engine that reads and counts your file could not be started.',
  whatToDo: 'Reload the page. If that does not help, try a recent Chrome, Edge or Firefox.',
  detail,
});

export const stopped = (detail: string): Problem => ({
  code: 'engine-stopped',
  sentence: 'The engine that reads and counts your file was stopped by the browser.',
  whatToDo: 'Open the file again; close other tabs if memory is short.',
  detail,
});

/** With a file open nothing is lost: the next call starts another worker, which is told what was open. */
export const startsAgain = (problem: Problem): Problem => ({
  ...problem,
  whatToDo:
    'It starts again by itself, with your file, when it is needed. Close other tabs if memory is short.',
});

export const unexpected = (detail: string): Problem => ({
  code: 'internal',
  sentence: 'Something went wrong inside Plumbline that should not have.',
  whatToDo: 'Try again; if it comes back, report it with the details below.',
  detail,
});
