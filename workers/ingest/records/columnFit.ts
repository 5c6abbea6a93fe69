import { isDateLike } from '../dates/dates.ts';
import { isNumberLike } from '../numbers/numbers.ts';

export type Kind = 'number' | 'date' | 'time' | 'text' | 'blank';

const TIME = /^\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?$/i;

export function kindOf(cell: string): Kind {
  const value = cell.trim();
  if (value === '') return 'blank';
  if (TIME.test(value)) return 'time';
  if (isNumberLike(value)) return 'number';
  return isDateLike(value) ? 'date' : 'text';
}

/** What the cells of one column are like in the rows of a sample. */
export interface ColumnFit {
  /** What most are; `text` says nothing, `blank` that no cell ever holds anything. */
  kind: Kind;
  /** 0–1. */
  blankShare: number;
}

/** So many rows show what a column is like. */
const ROWS = 400;
/** Fewer rows than this prove nothing of a column that is blank in all of them. */
const ENOUGH = 10;
const MOSTLY = 0.8;

export function columnFits(rows: readonly (readonly string[])[], width: number): ColumnFit[] {
  const step = Math.max(1, Math.ceil(rows.length / ROWS));
  const some = rows.filter((_, i) => i % step === 0);
  return Array.from({ length: width }, (_, column) => {
    const kinds = new Map<Kind, number>();
    for (const row of some) {
      const kind = kindOf(row[column] ?? '');
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    const blank = kinds.get('blank') ?? 0;
    const filled = some.length - blank;
    const [kind = 'text'] =
      [...kinds].find(([k, n]) => k !== 'blank' && n >= MOSTLY * filled) ?? [];
    const empty = filled === 0 && some.length >= ENOUGH;
    return { kind: empty ? 'blank' : kind, blankShare: blank / Math.max(some.length, 1) };
  });
}

/** Whether a cell could stand in a column. A quote sign left over at its start is not held against it. */
export function fits(cell: string, { kind, blankShare }: ColumnFit, quote: string): boolean {
  const value = quote !== '' && cell.startsWith(quote) ? cell.slice(quote.length) : cell;
  const found = kindOf(value);
  if (found === 'blank') return blankShare > 0;
  return kind === 'text' || kind === found;
}

/** Whether a row could be one of the table's, judged by what its columns hold elsewhere. */
export const rowFits = (
  cells: readonly string[],
  columns: readonly ColumnFit[],
  quote: string,
): boolean =>
  cells.length === columns.length &&
  columns.every((column, i) => fits(cells[i] ?? '', column, quote));
