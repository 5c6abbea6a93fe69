import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { DRAWN_LINE, TOTAL_BEGINNINGS, TOTAL_WORDS } from '../../../src/domain/totalWords.ts';
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
const GROUP_TOTAL = new RegExp(TOTAL_WORDS, 'i');
const DRAWN = new RegExp(DRAWN_LINE);
/** What totals, lines and blank rows begin with. */
const MAY_BE_NONE = new RegExp(`^(?:[^\\p{L}\\d]|$|${TOTAL_BEGINNINGS.join('|')})`, 'iu');

/**
 * Whether a row of the table's own width adds others up: its label says so, and half of its cells are blank. Where the
 * label stands behind the sums, there is nothing else in the row, and nothing in its first cell.
 */
function isGroupTotal(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const [first = '', ...others] = filled;
  if (filled.length * 2 > cells.length + 1) return false;
  const isNumber = (cell: string) => kindOf(cell) === 'number';
  // Of nothing it may say nothing.
  if (GROUP_TOTAL.test(first))
    return others.some(isNumber) || (others.length === 0 && isBare(first));
  const labels = filled.filter((cell) => !isNumber(cell));
  const bare = cells[0]?.trim() === '' && labels.length === 1 && others.length > 0;
  return bare && labels.every(isBare);
}

/** Nothing but a word for totals. */
const isBare = (label: string): boolean =>
  GROUP_TOTAL.test(label) && /^\W*$/.test(label.replace(GROUP_TOTAL, ''));

/** Whether a record is a line between rows: all that its cells hold is drawn. */
function isDrawn(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 1 && filled.every((cell) => DRAWN.test(cell));
}

/** What a record of the table's own width is when it is no row of it; null when it is one. */
export function noRow(cells: readonly string[]): 'total' | 'drawn' | 'blank' | null {
  // Nearly every row begins with something else.
  if (!MAY_BE_NONE.test(cells[0] ?? '')) return null;
  if (isGroupTotal(cells)) return 'total';
  if (isDrawn(cells)) return 'drawn';
  return cells.every((cell) => cell.trim() === '') ? 'blank' : null;
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
