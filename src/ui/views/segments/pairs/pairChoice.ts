import type { Analysis } from '../../../../domain/analysis.ts';
import type { Filter } from '../../../../domain/document/run.ts';
import type { SegmentLevel } from '../../../../domain/document/combinations.ts';

/** The two fields of the strongest finding of two fields, or the first two. Null with fewer than two. */
export function pairToShow(
  fields: readonly string[],
  combinations: Analysis['combinations'],
): [string, string] | null {
  const told = (combinations ?? []).find(
    ({ told: isTold, echoOf, levels }) =>
      isTold &&
      echoOf === null &&
      levels.length === 2 &&
      levels.every(({ field }) => fields.includes(field)),
  );
  const [first, second] = told ? told.levels.map(({ field }) => field) : fields;
  return first !== undefined && second !== undefined ? [first, second] : null;
}

/** The levels a click must toggle for a cell to be filtered by both of its levels, or by neither when it is already. */
export function togglesFor(
  filters: readonly Filter[],
  levels: readonly SegmentLevel[],
): SegmentLevel[] {
  const isOn = ({ field, level }: SegmentLevel): boolean =>
    filters.some((filter) => filter.field === field && filter.values.includes(level));
  return levels.every(isOn) ? [...levels] : levels.filter((one) => !isOn(one));
}
