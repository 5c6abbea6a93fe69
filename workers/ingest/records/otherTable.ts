import { kindOf } from './columnFit.ts';
import type { TableShape } from './tableShape.ts';

const names = (cells: readonly string[]): string[] =>
  cells.map((cell) => cell.trim().toLowerCase());

/** All cells name something, and each something else. */
const isNaming = (cells: readonly string[]): boolean =>
  cells.length >= 2 &&
  cells.every((cell) => kindOf(cell) === 'text') &&
  new Set(names(cells)).size === cells.length;

/**
 * Whether a record that is no row of the table is the header of another: it has some of the same names, or it comes
 * after a gap and what follows is as wide as it.
 */
export function startsOther(
  cells: readonly string[],
  { header }: TableShape,
  gap: boolean,
  next: () => readonly string[] | undefined,
): boolean {
  if (!isNaming(cells)) return false;
  const known = new Set(header.flatMap(names));
  if (names(cells).every((name) => known.has(name))) return true;
  return gap && next()?.length === cells.length;
}
