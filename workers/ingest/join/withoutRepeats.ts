import type { ColumnPlan } from '../../../src/domain/intakePlan.ts';
import type { Examined } from '../inspect.ts';
import type { FoundRows } from './linkedColumns.ts';

/** A column of a lookup of so many rows, so many of them different, is the key under another name. */
const ALIAS_ROWS = 10;
const ALIAS_SHARE = 0.9;

/** Deals that have to show it before a column is said to repeat another. */
const SEEN = 20;

function isAlias(file: Examined, index: number): boolean {
  const own = file.profiles[index];
  if (!own) return false;
  const filled = own.rows - own.blanks;
  return filled >= ALIAS_ROWS && own.values.size >= ALIAS_SHARE * filled;
}

/** The deals' own column that has the same in every row; null when none does. */
function repeated(deals: Examined, found: FoundRows, index: number): string | null {
  const at = found.flatMap((row, i) => (row ? [{ cell: (row[index] ?? '').trim(), i }] : []));
  if (at.length < SEEN || at.every(({ cell }) => cell === at[0]?.cell)) return null;
  const same = deals.profiles.find((own) =>
    at.every(({ cell, i }) => (deals.rows[i]?.[own.index] ?? '').trim() === cell),
  );
  return same?.name ?? null;
}

/**
 * The columns of a lookup, those that only say once more what the deals say left out of the comparison: two of the same
 * would take from each other what they explain.
 * @param found for each row of the deals' sample its row of the lookup
 * @param compared the name of the column looked up, when deals are compared by that: each row's own name says no more
 */
export const withoutRepeats = (
  columns: readonly ColumnPlan[],
  file: Examined,
  deals: Examined,
  found: FoundRows,
  compared: string | null,
): ColumnPlan[] =>
  columns.map((column): ColumnPlan => {
    if (column.role !== 'field' && column.role !== 'measure') return column;
    const twin = repeated(deals, found, column.index);
    if (twin !== null) {
      return { ...column, role: 'ignored', reason: `It repeats “${twin}” of the deals.` };
    }
    if (compared === null || column.role === 'measure' || !isAlias(file, column.index)) {
      return column;
    }
    const reason = `It is “${compared}” under another name: nearly every row has its own.`;
    return { ...column, role: 'ignored', reason };
  });
