import { kindOf } from './columnFit.ts';
import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { type TopRecord, topRecords } from './topRecords.ts';

/** A table among others in one file. */
export interface FoundTable {
  /** 1-based line of its header. */
  line: number;
  /** Its names, without blank cells at the end. */
  header: string[];
  /** Cells in its records. */
  width: number;
  /** Records below the header that are as wide, and hold more than a title. */
  rows: number;
  /** First byte of its header. */
  at: number;
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

export const filledIn = (cells: readonly string[]): number =>
  cells.filter((cell) => cell.trim() !== '').length;

/** Without the blank cells that programs put behind a narrow table, to make it as wide as the others. */
export const trimmed = (cells: readonly string[]): string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);

/** Names without their capitals and the blanks around them. */
export const plain = (cells: readonly string[]): string[] =>
  cells.map((cell) => cell.trim().toLowerCase());

/** All cells name something, and each something else. */
export const isNaming = (cells: readonly string[]): boolean =>
  cells.length >= 2 &&
  cells.every((cell) => kindOf(cell) === 'text') &&
  new Set(plain(cells)).size === cells.length;

/** So many rows show whether names stand above numbers and dates. */
const SEEN = 20;

/** Of the first table so many are enough, whatever they hold: lines above a table are fewer. */
const FIRST_ROWS = 3;

/** Records below a header that are as wide as it, up to a gap. */
function rowsBelow(records: readonly TopRecord[], at: number, width: number): string[][] {
  const rows: string[][] = [];
  for (let i = at + 1; i < records.length && rows.length < SEEN; i += 1) {
    const { cells = null, afterBlank = false } = records[i] ?? {};
    if (!cells || afterBlank || cells.length !== width || isBlank(cells)) break;
    rows.push(cells);
  }
  return rows;
}

/** Whether some column holds numbers or dates under its name. */
const standsOut = (rows: readonly (readonly string[])[], width: number): boolean =>
  Array.from({ length: width }, (_, i) => {
    const kinds = rows.map((row) => kindOf(row[i] ?? '')).filter((kind) => kind !== 'blank');
    return kinds.length > 0 && kinds.filter((kind) => kind === 'text').length * 2 < kinds.length;
  }).includes(true);

/** Whether a table begins with a record: names behind a gap, a title or records of another width, and rows below them. */
function beginsAt(records: readonly TopRecord[], at: number, last: FoundTable | null): boolean {
  const record = records[at];
  if (!record?.cells) return false;
  const names = trimmed(record.cells);
  if (!isNaming(names)) return false;
  if (last && plain(names).join('\n') === plain(last.header).join('\n')) return false;
  const before = records[at - 1];
  const title = before?.cells ? filledIn(before.cells) <= 1 : true;
  const apart = record.afterBlank || title || before?.cells?.length !== record.cells.length;
  const rows = rowsBelow(records, at, record.cells.length);
  if (!apart || rows.length === 0) return false;
  const narrower = rows.some((row) => trimmed(row).length > names.length);
  const otherWidth = last !== null && last.width !== record.cells.length && rows.length > 1;
  const first = last === null && rows.length >= FIRST_ROWS;
  return !narrower && (first || otherWidth || standsOut(rows, names.length));
}

function tablesIn(records: readonly TopRecord[]): FoundTable[] {
  const tables: FoundTable[] = [];
  for (const [i, { cells, line, at }] of records.entries()) {
    const last = tables.at(-1) ?? null;
    if (cells && beginsAt(records, i, last)) {
      tables.push({ line, at, header: trimmed(cells), width: cells.length, rows: 0 });
    } else if (last && cells?.length === last.width && filledIn(cells) > 1) last.rows += 1;
  }
  return tables;
}

/** Whether a line is blank, or has nothing but separators, and others stand below it. */
function hasGap(bytes: Uint8Array, { delimiter }: Dialect): boolean {
  const signs = new Set([...new TextEncoder().encode(delimiter), 32, 9, 34]);
  let [blank, gap, begun] = [true, false, false];
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte === 13 && bytes[i + 1] === 10) continue;
    if (byte === 10 || byte === 13) {
      gap ||= blank && begun;
      blank = true;
    } else if (!signs.has(byte)) {
      if (gap) return true;
      blank = false;
      begun = true;
    }
  }
  return false;
}

/** Records beyond these are of one table or another. */
const MOST = 20_000;

/**
 * The tables that stand one below the other at the top of a file. A file that has but one gives one or none, whatever is
 * odd in it.
 * @param uneven whether its records are known to be of several widths; otherwise only gaps are looked for
 */
export function findTables(
  head: Uint8Array,
  dialect: Dialect,
  last: boolean,
  uneven: boolean,
): FoundTable[] {
  if (!uneven && !hasGap(head, dialect)) return [];
  return tablesIn(topRecords(head, dialect, last, MOST));
}

/** Tables of so many rows are notes beside a larger one. */
const FEW = 10;
/** More than so many times as many rows, and a person is asked. */
const MUCH = 1;

/** Which of several tables is read. */
export interface TableChoice {
  table: FoundTable;
  /** Another one is larger, so that a person has to say which. */
  doubtful: boolean;
}

/**
 * The first table that is more than a few rows, unless a person wants another one; null where there are not several.
 * @param whole whether the file ends with these tables; the last one may go on otherwise
 * @param wanted the key of its header
 */
export function chooseTable(
  tables: readonly FoundTable[],
  whole: boolean,
  wanted: string | undefined,
): TableChoice | null {
  if (tables.length < 2) return null;
  const named = tables.find(({ header }) => headerKey(header) === wanted);
  if (named) return { table: named, doubtful: false };
  const size = (table: FoundTable) => (!whole && table === tables.at(-1) ? Infinity : table.rows);
  const real = tables.filter((table) => size(table) > FEW);
  const [first = tables.reduce((a, b) => (b.rows > a.rows ? b : a))] = real;
  const doubtful = real.some((table) => size(table) > MUCH * size(first));
  return { table: first, doubtful };
}

/** The first names of a table, to tell it by on a page. */
export const firstNames = ({ header }: FoundTable, most: number): string => {
  const names = header.slice(0, most).map((name) => name.trim().slice(0, 40));
  return `${names.join(', ')}${header.length > most ? ' …' : ''}`;
};

/** What a table is told by: its names. */
export const headerKey = (header: readonly string[]): string => plain(header).join(' | ');
