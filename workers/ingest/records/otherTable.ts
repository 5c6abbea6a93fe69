import { filledIn, isNaming, plain, trimmed } from './findTables.ts';
import type { TableShape } from './tableShape.ts';

/** Rows below a header that have to be as wide as it, where no gap stands before it. */
const ROWS = 2;

/**
 * Whether a record that is no row of the table is the header of another, or its title: it has some of the same names; or
 * it comes after a gap, or is not as wide as the table, and what follows is as wide as it.
 */
export function startsOther(
  cells: readonly string[],
  { header, width }: TableShape,
  gap: boolean,
  following: (wanted: number) => string[][],
): boolean {
  if (filledIn(cells) === 1 && cells.length === width) return gap;
  const own = trimmed(cells);
  if (!isNaming(own)) return false;
  const known = new Set(header.flatMap(plain));
  if (plain(own).every((name) => known.has(name))) return true;
  const wanted = gap ? 1 : ROWS;
  const below = following(wanted);
  return (
    (gap || cells.length !== width) &&
    below.length === wanted &&
    below.every(({ length }) => length === cells.length)
  );
}
