import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { type ColumnFit, rowFits } from './columnFit.ts';
import { readingsOf, type Reading, separated } from './readings.ts';

/** Longer records are not worth it. */
const MAX_TEXT = 64 << 10;
/** A column has to be blank so often before a cell that is missing is taken for a blank one, 0–1. */
const OFTEN_BLANK = 0.2;

const without = (cells: readonly string[], at: number): string[] =>
  cells.filter((_, i) => i !== at);

const blankAt = (cells: readonly string[]): number[] =>
  cells.flatMap((cell, i) => (cell.trim() === '' ? [i] : []));

/** One cell too many: one of the blanks is no cell, or a separator stands inside a cell. */
function oneLess({ cells, what }: Reading, { delimiter, quote }: Dialect): Reading[] {
  const isQuoted = (cell: string) => quote !== '' && cell.includes(quote);
  const said = (more: string) => (what === '' ? more : `${what}, and ${more}`);
  const dropped = blankAt(cells).map((at) => ({
    cells: without(cells, at),
    what: said('a blank cell too many was left out'),
  }));
  const joined = cells.slice(1).flatMap((cell, i) => {
    const before = cells[i] ?? '';
    if (before.trim() === '' || cell.trim() === '') return [];
    if (isQuoted(before) || isQuoted(cell)) return [];
    const both = cells.toSpliced(i, 2, before + delimiter + cell);
    return [{ cells: both, what: said('a separator inside a cell was taken as text') }];
  });
  return [...dropped, ...joined];
}

/** Blanks at the end that are too many. */
function trimmed({ cells, what }: Reading, width: number): Reading[] {
  if (cells.length < width + 2 || cells.slice(width).some((cell) => cell.trim() !== '')) return [];
  const more = 'blank cells at its end were left out';
  return [{ cells: cells.slice(0, width), what: what === '' ? more : `${what}, and ${more}` }];
}

/** Cells missing at the end, where blanks are common. */
function padded({ cells, what }: Reading, columns: readonly ColumnFit[]): Reading[] {
  const missing = columns.slice(cells.length);
  if (cells.length < 2 || missing.some(({ blankShare }) => blankShare < OFTEN_BLANK)) return [];
  const more = `${missing.length === 1 ? 'a cell' : 'cells'} missing at its end ${missing.length === 1 ? 'was' : 'were'} taken as blank`;
  return [
    {
      cells: [...cells, ...missing.map(() => '')],
      what: what === '' ? more : `${what}, and ${more}`,
    },
  ];
}

function toWidth(reading: Reading, columns: readonly ColumnFit[], dialect: Dialect): Reading[] {
  const width = columns.length;
  const found = reading.cells.length;
  if (found === width) return [reading];
  if (found < width) return padded(reading, columns);
  return found === width + 1 ? oneLess(reading, dialect) : trimmed(reading, width);
}

function distinct(readings: readonly Reading[]): Reading[] {
  const found = new Map<string, Reading>();
  for (const reading of readings) {
    const key = JSON.stringify(reading.cells);
    if (!found.has(key)) found.set(key, reading);
  }
  return [...found.values()];
}

/** @returns the only way to read a damaged record that gives a row of the table; `null` for none, `several` for more */
export function repair(
  text: string,
  dialect: Dialect,
  columns: readonly ColumnFit[],
): Reading | 'several' | null {
  if (text.length > MAX_TEXT) return null;
  const readings = distinct(
    readingsOf(text, dialect)
      .flatMap((reading) => toWidth(reading, columns, dialect))
      .filter(({ cells }) => rowFits(cells, columns, dialect.quote)),
  );
  const [only, ...others] = readings;
  return only === undefined ? null : others.length > 0 ? 'several' : only;
}

/**
 * Whether a record of the right width that has a quote sign inside a cell can as well be read with a separator
 * before that quote.
 */
export const inTwoWays = (text: string, dialect: Dialect, columns: readonly ColumnFit[]): boolean =>
  text.length <= MAX_TEXT &&
  separated(text, dialect).some(({ cells }) => rowFits(cells, columns, dialect.quote));
