import {
  FEWEST_DEALS,
  type BranchAspect,
  type BranchField,
  type BranchLevel,
} from '../../../../domain/slices.ts';
import type { Interval } from '../../../../domain/interval.ts';
import { pValue } from '../../../text/format.ts';

/** Rates from `from` to `to` across the bar; `mean` is where the branch’s own rate lies, in percent of its width. */
export interface Scale {
  from: number;
  to: number;
  mean: number | null;
}

/** From the lowest to the highest interval that can be read; thin levels must not flatten the others. */
export function scaleOf(levels: readonly BranchLevel[], mean: number | null): Scale {
  const readable = levels.filter(({ deals }) => deals >= FEWEST_DEALS);
  const rates = (readable.length > 0 ? readable : levels).flatMap(({ winRate }) =>
    winRate ? [winRate.low, winRate.high] : [],
  );
  if (mean !== null) rates.push(mean);
  if (rates.length === 0) return { from: 0, to: 1, mean: null };
  const from = Math.max(0, Math.min(...rates) - 0.01);
  const to = Math.min(1, Math.max(...rates) + 0.01);
  return { from, to, mean: mean === null ? null : percentOf({ from, to }, mean) };
}

/** Places on the bar, in percent of its width; what lies beyond an end is drawn at it. */
export const placeOn = (scale: Scale, { estimate, low, high }: Interval): Interval => ({
  estimate: percentOf(scale, estimate),
  low: percentOf(scale, low),
  high: percentOf(scale, high),
});

const percentOf = ({ from, to }: Pick<Scale, 'from' | 'to'>, value: number): number =>
  100 * Math.min(1, Math.max(0, (value - from) / (to - from || 1)));

/** Fields to split by, the best evidence first, each with its q. */
export function splitOptions(
  fields: readonly BranchField[],
  aspect: BranchAspect,
): { field: string; text: string }[] {
  const sortable = ({ evidence }: BranchField): number => evidence[aspect]?.pValue ?? 2;
  return fields
    .toSorted((a, b) => sortable(a) - sortable(b))
    .map(({ field, late, evidence }) => {
      const of = evidence[aspect];
      const untested = late ? 'known only at the end' : 'not tested';
      return { field, text: `${field} · ${of ? `q ${pValue(of.qValue)}` : untested}` };
    });
}
