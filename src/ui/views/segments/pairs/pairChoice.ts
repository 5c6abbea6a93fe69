import type { Analysis } from '../../../../domain/analysis.ts';

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

/** Two fields as they were chosen; null unless the file has both. */
export const pairOf = (
  fields: readonly string[],
  across: string | null,
  down: string | null,
): [string, string] | null =>
  across !== null && down !== null && fields.includes(across) && fields.includes(down)
    ? [across, down]
    : null;
