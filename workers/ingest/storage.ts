import { BLANK_LEVEL } from '../../src/domain/field.ts';
import type { ColumnPlan, IntakePlan } from '../../src/domain/intakePlan.ts';
import { neededType } from '../../src/domain/neededType.ts';
import type { Role } from '../../src/domain/role.ts';
import type { Storage, StoredColumn } from '../../src/sql/load/storage.ts';
import { directFormat } from './dates/directDates.ts';
import { MAX_REPS } from './limits.ts';

/** A level seen this often in a sample from all over the file is not the last of its kind to be met. */
const OFTEN = 5;

const NAMES: Partial<Record<Role, string>> = {
  outcome: 'outcome',
  amount: 'amount',
  createdDate: 'created_on',
  closedDate: 'closed_on',
  dealId: 'deal_id',
  stage: 'stage',
  rep: 'rep',
  account: 'account',
};

/** The columns of `deals` that are always there. */
export const CANONICAL_COLUMNS: readonly string[] = Object.values(NAMES);

/** The column of `deals` that a column of the file becomes. */
export const dealColumn = ({ role, index }: Pick<ColumnPlan, 'role' | 'index'>): string =>
  NAMES[role] ?? `c${index}`;

const isPlainNumber = (cell: string) =>
  /^\s*(?:[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?)?\s*$/.test(cell);

const isDate = (column: ColumnPlan): boolean => neededType(column) === 'date';

/**
 * The pattern that DuckDB is given for reading dates on the way: it takes one for all, so it is that of most date
 * columns. Null when there is none it can be trusted with.
 */
export function commonDateFormat(columns: readonly ColumnPlan[]): string | null {
  const counts = new Map<string, number>();
  for (const column of columns) {
    const format = isDate(column) ? directFormat(column) : null;
    if (format !== null) counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? null;
}

/** The levels of a column, when they are few and so common that the rest of the file will hardly have others. */
function levelsOf(cells: readonly string[], complete: boolean): string[] | null {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    if (cell === '') continue;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
    if (counts.size > MAX_REPS) return null;
  }
  const levels = [...counts.keys()].sort();
  const odd = levels.some((l) => l.trim() === '' || l === BLANK_LEVEL || l.includes('\0'));
  const rare = [...counts.values()].some((n) => n < OFTEN);
  return levels.length === 0 || odd || (rare && !complete) ? null : levels;
}

function storageOf(
  column: ColumnPlan,
  cells: readonly string[],
  complete: boolean,
  common: string | null,
): Storage {
  const type = neededType(column);
  if (type === 'date') {
    const direct = common !== null && directFormat(column) === common;
    return { kind: direct ? 'date' : 'text' };
  }
  if (type === 'number') {
    const plain = column.decimalMark !== ',' && cells.every(isPlainNumber);
    return { kind: plain ? 'number' : 'text' };
  }
  // Flags are kept as they are spelt: the engine would take a late `t`, `1` or `yes` for the same word.
  if (column.role === 'dealId' || column.role === 'account') return { kind: 'text' };
  const levels = levelsOf(cells, complete);
  return levels ? { kind: 'levels', levels } : { kind: 'text' };
}

/**
 * How each column is to be kept. Whatever turns out not to hold is found out on loading, and the column is then
 * read as text.
 * @param rows a sample of the file
 * @param complete whether that is all of the file
 */
export function storedColumns(
  plan: IntakePlan,
  rows: readonly (readonly string[])[],
  complete: boolean,
): StoredColumn[] {
  const common = commonDateFormat(plan.columns);
  const taken = new Set<string>();
  return plan.columns.map((column) => {
    const { index } = column;
    const cells = rows.map((row) => row[index] ?? '');
    const storage = storageOf(column, cells, complete, common);
    const name = dealColumn(column);
    // Two columns with the same role: the first has it.
    const free = taken.has(name) ? `c${index}` : name;
    taken.add(name);
    return { index, column: free, storage };
  });
}
