import type { Analysis } from './analysis.ts';
import { endOf, startsBetween } from './calendar.ts';
import type { Dataset } from './dataset.ts';

type Dated = Pick<Dataset, 'source' | 'has'>;

/** So many quarter ends are offered at most, the last ones. */
const MOST_QUARTERS = 40;

/** Whether the file can be shown as it stood on a day: deals had closed by then, and the file goes on after it. */
export function hasStood(day: string, { source, has }: Dated): boolean {
  const { asOf, closedFrom } = source;
  return has.closed && asOf !== null && closedFrom !== null && day >= closedFrom && day < asOf;
}

/** The quarter ends that a file can be shown as of, the latest first. */
export function quarterEnds(dataset: Dated): string[] {
  const { asOf, closedFrom } = dataset.source;
  if (asOf === null || closedFrom === null) return [];
  return startsBetween('quarter', closedFrom, asOf, MOST_QUARTERS)
    .map((start) => endOf('quarter', start))
    .filter((day) => hasStood(day, dataset))
    .toReversed();
}

/** What is known of the file that an analysis is of: of the file as it is, or as it stood on an earlier day. */
export function asItStood(
  whole: Dataset,
  { run, source, columns }: Pick<Analysis, 'run' | 'source' | 'columns'>,
): Dataset {
  if (!run.asOf) return whole;
  const { fields, deals } = run.asOf;
  return { ...whole, source, columns, fields, deals };
}
