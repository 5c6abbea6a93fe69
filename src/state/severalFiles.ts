import type { Problem } from '../domain/problem.ts';

/** This version reads one export at a time. */
export const severalFiles = (names: readonly string[]): Problem => ({
  code: 'several-files',
  sentence: `${names.length} files arrived together, and Plumbline reads one at a time.`,
  whatToDo: 'Drop the one file that has a row for each deal, with its outcome and its dates.',
});
