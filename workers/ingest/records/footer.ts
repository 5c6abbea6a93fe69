import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { fileBytes } from './fileBytes.ts';
import { lineEnd } from './readRecord.ts';
import { recordsIn } from './records.ts';
import { kindOf } from './columnFit.ts';

const TAIL_BYTES = 16 << 10;

/** What reports write under their rows. */
const WORDS =
  /^\W*(?:(?:grand |sub-?|report |overall )?totals?\b|summe\b|gesamt\w*\b|total(?: general| général|e)\b|jumlah\b|somme\b|suma\b|confidential information|copyright\b|©|generated (?:by|on|at)\b|exported (?:on|from|by|at)\b|report (?:generated|run|created)\b|\d[\d,.]* (?:records?|rows?|deals?)\b|page \d+|end of (?:report|file)\b|filtered by\b|run (?:by|on)\b|all rights reserved)/i;

const TOTAL = /^(?:grand )?total:?$/i;

/** The totals of groups stand between the rows. */
const GROUP_TOTAL = /^\W*(?:grand |sub-?)?totals?\b/i;

/** Whether a row of the table's own width adds others up: it says so, and half of its cells are blank. */
export function isGroupTotal(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const [first = '', ...others] = filled;
  return (
    filled.length * 2 <= cells.length + 1 &&
    GROUP_TOTAL.test(first) &&
    others.some((cell) => kindOf(cell) === 'number')
  );
}

interface TailLine {
  /** Where it begins in the file. */
  at: number;
  kind: 'blank' | 'worded' | 'odd' | 'row';
  cells: number;
}

/** What a line is by itself, when the table has rows of `width` cells. */
function kindOfLine(bytes: Uint8Array, dialect: Dialect, width: number): Omit<TailLine, 'at'> {
  const of = (kind: TailLine['kind'], cells = 0) => ({ kind, cells });
  if (bytes.length === 0) return of('blank');
  const plain = { ...dialect, bom: false, skipLines: 0 };
  const [cells] = recordsIn(bytes, plain, true).records;
  if (!cells) return of('row');
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0) return of(width > 1 ? 'blank' : 'row');
  // An account may be called “Total Energies”, but then there is more in its row.
  const [first = '', ...others] = filled;
  const sparse = filled.length * 2 <= width + 1;
  if (width > 1 && sparse && WORDS.test(first)) return of('worded');
  if (width > 1 && TOTAL.test(first) && others.every((c) => kindOf(c) === 'number')) {
    return of('worded');
  }
  return of(cells.length !== width && filled.length <= 2 ? 'odd' : 'row', cells.length);
}

/**
 * Where the footer of a report begins: the lines at the end of the file that say totals, who may read it and whose it
 * is, or stand behind a blank line and are no rows. Null when there is none.
 * @returns a place in the file; it is one only if a record begins there
 */
export async function footerStart(
  file: File,
  dialect: Dialect,
  width: number,
): Promise<number | null> {
  const from = Math.max(file.size - TAIL_BYTES, 0);
  const bytes = await fileBytes(file, from, file.size);
  const starts: [start: number, end: number][] = [];
  for (let at = 0; at < bytes.length;) {
    const [end, next] = lineEnd(bytes, at, true) ?? [bytes.length, bytes.length];
    starts.push([at, end]);
    at = next;
  }
  // The first may be cut off.
  if (from > 0) starts.shift();
  const lines: TailLine[] = [];
  for (const [start, end] of starts.reverse()) {
    const line = kindOfLine(bytes.subarray(start, end), dialect, width);
    if (line.kind === 'row') break;
    lines.unshift({ at: from + start, ...line });
  }
  const begin = lines.findIndex(
    ({ kind }, i) => kind === 'worded' || (kind === 'odd' && lines[i - 1]?.kind === 'blank'),
  );
  const [first, second] = [lines[begin], lines[begin + 1]];
  // Lines of so many cells each are another table.
  if (first?.kind === 'odd' && first.cells > 1 && first.cells === second?.cells) return null;
  return first?.at ?? null;
}
