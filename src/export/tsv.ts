import { CELL_LENGTH, type DealCell } from '../domain/dealsQuestion.ts';
import { guardFormula } from './csv.ts';

/** A cell as it is shown: a text that was cut says so, and a NUL can be seen. */
export function shownCell(cell: DealCell): string {
  if (cell === null) return '';
  const text = String(cell).replaceAll('\0', '\u2400');
  return text.length > CELL_LENGTH ? `${text.slice(0, CELL_LENGTH)}…` : text;
}

function tsvCell(cell: DealCell): string {
  const text = typeof cell === 'string' ? guardFormula(shownCell(cell)) : shownCell(cell);
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet takes when it is pasted: a row a line, cells parted by tabs, no formula. */
export const tsv = (rows: readonly (readonly DealCell[])[]): string =>
  rows.map((row) => row.map(tsvCell).join('\t')).join('\n');
