import type { Dialect } from '../../../src/domain/intakePlan.ts';
import type { OpenedFile } from '../open/openedFile.ts';
import { recordsIn } from './records.ts';
import { recordsWithBare } from './bareCells.ts';
import { delimitersOf } from './delimiters.ts';
import { chooseTable, findTables, type FoundTable } from './findTables.ts';
import { tableTop } from './tableTop.ts';
import { topRecords } from './topRecords.ts';
import { BOM, startsWith } from '../textCheck.ts';

const SNIFFED_RECORDS = 400;
const PLAIN: Dialect = {
  delimiter: ',',
  quote: '"',
  escape: 'doubled',
  skipLines: 0,
  headerRows: 1,
  bom: false,
};

/** The number of cells most records have. */
export function commonWidth(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [first] = [...counts].sort(([a, n], [b, m]) => m - n || b - a);
  return first?.[0] ?? 0;
}

interface Fit {
  dialect: Dialect;
  records: string[][];
  faults: number;
  width: number;
  /** Records as wide as most. */
  even: number;
  score: number;
}

/** How well a dialect explains the bytes: even rows, and many cells in them. */
function fit(bytes: Uint8Array, dialect: Dialect, last: boolean): Fit {
  const { records, faults } = recordsIn(bytes, dialect, last, SNIFFED_RECORDS);
  const width = commonWidth(records);
  const even = records.filter(({ length }) => length === width).length;
  const alike = records.filter(({ length }, i) => length === records[i - 1]?.length).length;
  // Two tables of different widths in one file are even, too.
  const share = Math.max(even, 0.9 * alike) / Math.max(records.length + faults, 1);
  const score = width > 1 ? share * share * Math.log2(width + 1) : 0;
  return { dialect, records, faults, width, even, score };
}

/** Quotes around whole cells, as there are in `'a','b;c'`, and not the apostrophe in `O'Hara`. */
function quotesCells(text: string, delimiter: string, quote: string): boolean {
  const opens = [`${delimiter}${quote}`, `\n${quote}`, `\r${quote}`];
  const closes = [`${quote}${delimiter}`, `${quote}\n`, `${quote}\r`];
  return (
    (text.startsWith(quote) || opens.some((mark) => text.includes(mark))) &&
    closes.some((mark) => `${text}\n`.includes(mark))
  );
}

const cellsWith = (records: readonly (readonly string[])[], sign: string): number =>
  records.reduce((n, cells) => n + cells.filter((cell) => cell.includes(sign)).length, 0);

/**
 * How quote signs inside cells are written. Doubled is the rule; for another there must be more cells that speak for it
 * than for the rule, and it must leave fewer records at fault.
 */
function bestEscape(bytes: Uint8Array, dialect: Dialect, last: boolean): Fit {
  const doubled = fit(bytes, dialect, last);
  if (doubled.faults === 0) return doubled;
  const pairs = cellsWith(doubled.records, dialect.quote);
  const backslash = fit(bytes, { ...dialect, escape: 'backslash' }, last);
  const none = fit(bytes, { ...dialect, escape: 'none' }, last);
  if (
    backslash.faults * 2 < doubled.faults &&
    cellsWith(backslash.records, dialect.quote) > pairs
  ) {
    return backslash;
  }
  return none.faults * 2 < doubled.faults && doubled.faults > pairs && none.even > doubled.even
    ? none
    : doubled;
}

function fitsOf(bytes: Uint8Array, text: string, plain: Dialect, last: boolean): Fit[] {
  const quotes = ['"', "'"].filter((quote) => quotesCells(text, plain.delimiter, quote));
  // A quote sign that never surrounds a cell is an inch sign, and nothing is quoted.
  const others = text.includes('"') ? [''] : [];
  return [...(quotes.length ? quotes : ['"']), ...others].map((quote, i) => {
    const found = bestEscape(bytes, { ...plain, quote }, last);
    // Quoting nothing explains a broken file as evenly as any; it has to be clearly better.
    return { ...found, score: found.score * (quote === '' ? 0.8 : 1 - i / 100) };
  });
}

/** `||` and not `|`, when one `|` never stands without the other. */
function moreThan(bytes: Uint8Array, long: Fit, short: Fit): boolean {
  const [whole, part] = [long.dialect.delimiter, short.dialect.delimiter];
  if (whole.length <= part.length || !whole.includes(part) || long.width < 2) return false;
  const total = long.records.length + long.faults;
  if (long.even < 0.9 * total) return false;
  return recordsWithBare(part, bytes, long.dialect, SNIFFED_RECORDS) <= 0.1 * total;
}

/** Several signs of which one separates by itself: the `,$` of a column of amounts. */
const isPartOnly = (bytes: Uint8Array, long: Fit, all: readonly Fit[]): boolean =>
  all.some(
    (short) =>
      long.dialect.delimiter !== short.dialect.delimiter &&
      long.dialect.delimiter.includes(short.dialect.delimiter) &&
      short.width > 1 &&
      !moreThan(bytes, long, short),
  );

function better(bytes: Uint8Array, a: Fit, b: Fit): Fit {
  if (moreThan(bytes, b, a)) return b;
  return b.score > a.score && !moreThan(bytes, a, b) ? b : a;
}

/** How a text is written, and which table of it is read. */
export interface Sniffed {
  dialect: Dialect;
  /** The tables in its first bytes, where they are several. */
  tables: FoundTable[];
  /** Whether a person has to say which of them is read. */
  doubtful: boolean;
}

/** Where the table begins that is read, and what names its columns. */
function withTop(
  head: Uint8Array,
  last: boolean,
  { dialect, width, even, records: all, faults }: Fit,
  table: string | undefined,
): Sniffed {
  const tables = findTables(head, dialect, last, even < all.length + faults);
  const choice = chooseTable(tables, last, table);
  if (choice) {
    const { line } = choice.table;
    const { doubtful } = choice;
    return { dialect: { ...dialect, skipLines: line - 1, headerRows: 1 }, tables, doubtful };
  }
  const top = tableTop(topRecords(head, dialect, last, SNIFFED_RECORDS), dialect, width);
  const skipLines = Math.max(dialect.skipLines, top.skipLines);
  const { headerRows } = top;
  return { dialect: { ...dialect, skipLines, headerRows }, tables: [], doubtful: false };
}

/** Delimiter, quotes, header, and where the table begins, of a text that was written here. */
function writtenDialect(
  head: Uint8Array,
  last: boolean,
  headerRow: boolean,
  table: string | undefined,
): Sniffed {
  const dialect: Dialect = { ...PLAIN, bom: startsWith(head, BOM) };
  if (headerRow) return { dialect, tables: [], doubtful: false };
  return withTop(head, last, fit(head, dialect, last), table);
}

/**
 * Delimiter, quotes, header, and where the table begins, from the first bytes of a file.
 * @param written what is known of a text that was not dropped but written here
 */
export const sniffDialect = (
  head: Uint8Array,
  last: boolean,
  written?: OpenedFile['written'],
): Dialect => sniffTables(head, last, written).dialect;

/**
 * The same, with the tables that are in it.
 * @param table the key of the header of the one to read
 */
export function sniffTables(
  head: Uint8Array,
  last: boolean,
  written?: OpenedFile['written'],
  table?: string,
): Sniffed {
  if (written) return writtenDialect(head, last, written.headerRow, table);
  const text = new TextDecoder().decode(head);
  const { delimiters, named } = delimitersOf(text);
  const skipLines = named ? 1 : 0;
  const plain: Dialect = { ...PLAIN, skipLines, bom: startsWith(head, BOM) };
  const found = delimiters.flatMap((delimiter) =>
    fitsOf(head, text, { ...plain, delimiter }, last),
  );
  const best = found
    .filter((one) => !isPartOnly(head, one, found))
    .reduce((a, b) => better(head, a, b));
  return withTop(head, last, best, table);
}
