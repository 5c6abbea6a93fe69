/** What Lighthouse says of a page; scores of 100. */
export interface Scores {
  performance: number;
  accessibility: number;
  'best practices': number;
  'first paint': string;
  'largest paint': string;
  blocked: string;
  shift: string;
  /** Ids of the audits that count and are not green. */
  failed: string;
}

export const tooLow = (scores: Scores): boolean =>
  scores.performance < 95 || scores.accessibility < 100 || scores['best practices'] < 100;

/** The run in the middle by speed: the only score that changes from run to run; of two the slower. */
export function median(runs: readonly Scores[]): Scores {
  const sorted = runs.toSorted((a, b) => a.performance - b.performance);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (!middle) throw new Error('Nothing was measured.');
  return middle;
}
