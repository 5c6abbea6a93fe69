import type { CalibrationRow } from '../../../src/words/method/calibrationRow.ts';
import type { Findings } from '../findings.ts';
import type { Parts } from '../app/analysed.ts';
import type { CalibrationShape } from '../shapes/shape.ts';

/** What is promised of every file of a shape, and how it is counted. One promise a file. */
export interface CalibrationPromise {
  id: string;
  /** As the table's first column says it. */
  promise: string;
  /** The shapes it makes sense for. */
  on: (shape: CalibrationShape) => boolean;
  /** The slower part of the analysis that it counts in, if any; see `Parts`. */
  of?: keyof Parts;
  /** What was found in the simulated files. */
  found: (runs: readonly Findings[], shape: CalibrationShape) => Found;
}

export type Found = Pick<CalibrationRow, 'promised' | 'found' | 'runs' | 'kept'>;

const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;

/** A figure with its Monte-Carlo standard error, both in percent. */
export const withError = (value: number, error: number): string =>
  `${percent(value)} ± ${(error * 100).toFixed(1)}`;

const known = <Value>(runs: readonly Findings[], value: (run: Findings) => Value | null): Value[] =>
  runs.map(value).filter((one) => one !== null);

/** The share of files in which something is so; files that say nothing on it are not counted. */
function shareOf(
  runs: readonly Findings[],
  holds: (run: Findings) => boolean | null,
): { share: number; error: number; runs: number } | null {
  const values = known(runs, holds);
  if (values.length === 0) return null;
  const share = values.filter(Boolean).length / values.length;
  return { share, error: Math.sqrt((share * (1 - share)) / values.length), runs: values.length };
}

/** Something wrong that may happen in at most a share of the files. */
export const atMost = (
  limit: number,
  runs: readonly Findings[],
  holds: (run: Findings) => boolean | null,
): Found => held(`≤ ${percent(limit)}`, shareOf(runs, holds), (share) => share <= limit);

/** Something right that must happen in at least a share of the files. */
export const atLeast = (
  limit: number,
  runs: readonly Findings[],
  holds: (run: Findings) => boolean | null,
): Found => held(`≥ ${percent(limit)}`, shareOf(runs, holds), (share) => share >= limit);

/** Where the app says nothing in any of the files, nothing it says can be wrong. */
const held = (
  promised: string,
  found: ReturnType<typeof shareOf>,
  kept: (share: number) => boolean,
): Found =>
  found
    ? {
        promised,
        found: withError(found.share, found.error),
        runs: found.runs,
        kept: kept(found.share),
      }
    : { promised, found: 'nothing is said', runs: 0, kept: true };

/** A share within each file whose mean over the files is bounded. */
export function meanAtMost(
  limit: number,
  runs: readonly Findings[],
  value: (run: Findings) => number,
): Found {
  const values = runs.map(value);
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const error = Math.sqrt(squares / Math.max(1, values.length - 1) / values.length);
  return {
    promised: `≤ ${percent(limit)}`,
    found: withError(mean, error),
    runs: values.length,
    kept: mean <= limit,
  };
}
