import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { columnFits, kindOf } from './columnFit.ts';
import { hasHeader } from './header.ts';
import { headerCells, type TopRecord } from './topRecords.ts';

/** Where the table begins, and how many of its records name the columns. */
export interface TableTop {
  /** Physical lines before it. */
  skipLines: number;
  headerRows: number;
}

/** So far down a header is looked for. */
const MAX_PREAMBLE = 40;

const filled = (cells: readonly string[]): number =>
  cells.filter((cell) => cell.trim() !== '').length;

const isText = (cells: readonly string[]): boolean =>
  cells.every((cell) => ['text', 'blank'].includes(kindOf(cell)));

/** Cells of one row spread over the others: `,,2023,,2024,` above `Id,Name,Won,Lost,Won,Lost`. */
function isGroupRow(cells: readonly string[], below: readonly string[]): boolean {
  const places = cells.flatMap((cell, i) => (cell.trim() === '' ? [] : [i]));
  const reach = places.at(-1) ?? 0;
  return (
    cells.length === below.length &&
    places.length >= 2 &&
    places.length < cells.length &&
    reach >= cells.length / 2 &&
    filled(below) === below.length &&
    isText(below)
  );
}

/** A second row that names: the same names again, or text above every number and date. */
function namesToo(row: readonly string[], header: readonly string[], rows: string[][]): boolean {
  if (row.every((cell, i) => cell.trim() === header[i]?.trim())) return true;
  if (!isText(row) || rows.length < 3) return false;
  const typed = columnFits(rows, row.length).flatMap(({ kind }, i) =>
    kind === 'number' || kind === 'date' ? [row[i] ?? ''] : [],
  );
  return (
    typed.length >= 2 && typed.every((cell) => /\p{L}{2}/u.test(cell) && !/^n\/?a$/i.test(cell))
  );
}

/**
 * Finds the header: the first record that is as wide as the table and says what the columns are. What stands above it
 * is no part of the table. Where no record does, the table begins at the top.
 * @param records the first ones of the file
 */
export function tableTop(records: readonly TopRecord[], dialect: Dialect, width: number): TableTop {
  const cells = records.map((record) => headerCells(record, dialect, width));
  const wide = (i: number) => {
    const found = cells[i];
    return found?.length === width ? found : null;
  };
  const rowsFrom = (i: number) =>
    cells.slice(i).filter((row) => row?.length === width) as string[][];
  const none: TableTop = { skipLines: 0, headerRows: 0 };
  const most = Math.max(...rowsFrom(0).slice(0, MAX_PREAMBLE).map(filled), 0);
  // Titles stand in the first columns and leave the others blank.
  const full = (i: number) => filled(wide(i) ?? []) * 2 > most;
  const first = records.findIndex((_, i) => i < MAX_PREAMBLE && full(i));
  if (first < 0) {
    const [only] = cells;
    return only && hasHeader([only]) ? { skipLines: 0, headerRows: 1 } : none;
  }
  const skipTo = (record: number) => (record === 0 ? 0 : (records[record]?.line ?? 1) - 1);
  for (const at of [first - 1, first]) {
    const [group, below] = [wide(at), wide(at + 1)];
    if (group && below && isGroupRow(group, below) && hasHeader(rowsFrom(at + 1))) {
      return { skipLines: skipTo(at), headerRows: 2 };
    }
  }
  if (hasHeader(rowsFrom(first))) {
    const header = wide(first) ?? [];
    const next = wide(first + 1);
    const two = next !== null && namesToo(next, header, rowsFrom(first + 2));
    return { skipLines: skipTo(first), headerRows: two ? 2 : 1 };
  }
  // A header that is not as wide as its rows.
  const narrow = cells[first - 1];
  if (narrow && filled(narrow) >= 2 && narrow.length * 2 >= width && isText(narrow)) {
    return { skipLines: skipTo(first - 1), headerRows: 1 };
  }
  return none;
}
