import type { Dialect } from '../../../src/domain/intakePlan.ts';

const [TAB, LF, CR, SPACE, PLUS, MINUS, POINT, ZERO, NINE, UNDERSCORE] = [
  9, 10, 13, 32, 43, 45, 46, 48, 57, 95,
];

/** Bytes before a place that show which column it is in, and bytes behind it that show where its cell ends. */
export const WATCH_BEFORE = 8 << 10;
export const WATCH_BEHIND = 64;

/** Columns that DuckDB reads as numbers, by their place; `whole` are those whose sample has whole numbers only. */
export interface WatchedColumns {
  numbers: ReadonlySet<number>;
  whole: ReadonlySet<number>;
}

/** What a watch has seen. */
export interface WatchSeen {
  /** Columns that have such a cell; all of them where it can't be told which. */
  odd: ReadonlySet<number>;
  /** Whether other columns have such cells: in a damaged record they may be these. */
  elsewhere: boolean;
}

const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= ZERO && byte <= NINE;
const isBlank = (byte: number | undefined): boolean => byte === SPACE || byte === TAB;
const isLineEnd = (byte: number | undefined): boolean => byte === LF || byte === CR;

/**
 * Looks in the bytes of a file for cells that DuckDB reads as a number while their text says more, which the number
 * does not show any more: `5.000` may be five thousand, and `1_000` is no way to write an amount. Its cost is a native
 * search for two signs; nearly no file has such cells.
 */
export class NumberWatch implements WatchSeen {
  readonly odd = new Set<number>();
  elsewhere = false;
  readonly watched: WatchedColumns;
  readonly #delimiter: number;
  readonly #quote: number;
  readonly #headed: boolean;

  constructor({ delimiter, quote, headerRows }: Dialect, columns: WatchedColumns) {
    this.watched = columns;
    this.#delimiter = delimiter.length === 1 ? delimiter.charCodeAt(0) : -1;
    this.#quote = quote === '' ? -1 : quote.charCodeAt(0);
    this.#headed = headerRows > 0;
  }

  /** All that it looks at. */
  get columns(): ReadonlySet<number> {
    return this.watched.numbers;
  }

  /** Adds what another one saw of the same file. */
  take({ odd, elsewhere }: WatchSeen): void {
    for (const column of odd) this.odd.add(column);
    this.elsewhere ||= elsewhere;
  }

  /**
   * Looks at the places `from` to `to` of a stretch of the file.
   * @param bytes with `WATCH_BEFORE` bytes before and `WATCH_BEHIND` behind, where the file has as many
   * @param isStart whether the stretch is the start of the file
   */
  scan(bytes: Uint8Array, from: number, to: number, isStart: boolean): void {
    const { numbers, whole } = this.watched;
    if (whole.size > 0) this.#find(POINT, bytes, [from, to], isStart, whole, groupedAt);
    if (numbers.size > 0) this.#find(UNDERSCORE, bytes, [from, to], isStart, numbers, joinedAt);
  }

  #find(
    sign: number,
    bytes: Uint8Array,
    [from, to]: [number, number],
    isStart: boolean,
    columns: ReadonlySet<number>,
    cellAt: (bytes: Uint8Array, at: number) => [start: number, end: number] | null,
  ): void {
    const left = new Set([...columns].filter((column) => !this.odd.has(column)));
    if (left.size === 0) return;
    // Cut off at the end: a search for a sign that is not there would go through the whole file for every stretch of it.
    const seen = bytes.subarray(0, to);
    for (let at = seen.indexOf(sign, from); at >= 0; at = seen.indexOf(sign, at + 1)) {
      const cell = cellAt(bytes, at);
      if (!cell || !this.#ends(bytes, cell[1]) || !this.#starts(bytes, cell[0])) continue;
      const column = this.#columnAt(bytes, cell[0], isStart);
      if (column === 'header') continue;
      if (column !== null && !columns.has(column)) this.elsewhere = true;
      for (const one of left) {
        if (column !== null && one !== column) continue;
        this.odd.add(one);
        left.delete(one);
      }
      if (left.size === 0) return;
    }
  }

  #ends(bytes: Uint8Array, at: number): boolean {
    const byte = bytes[at];
    if (at >= bytes.length || isBlank(byte) || isLineEnd(byte)) return true;
    return this.#delimiter < 0 || byte === this.#delimiter || byte === this.#quote;
  }

  #starts = (bytes: Uint8Array, at: number): boolean => at === 0 || this.#ends(bytes, at - 1);

  /** Which column a cell that starts here is in; null when the bytes do not show it. */
  #columnAt(bytes: Uint8Array, start: number, isStart: boolean): number | 'header' | null {
    if (this.#delimiter < 0) return null;
    let at = start - 1;
    while (isBlank(bytes[at]) && bytes[at] !== this.#delimiter) at -= 1;
    if (bytes[at] === this.#quote) at -= 1;
    let column = 0;
    let quoted = false;
    for (; at >= 0 && !isLineEnd(bytes[at]); at -= 1) {
      if (bytes[at] === this.#quote) quoted = !quoted;
      else if (bytes[at] === this.#delimiter && !quoted) column += 1;
    }
    // The line end may be one inside a quoted cell, and a record may be longer than what is seen of it.
    if (quoted || (at < 0 && !isStart)) return null;
    return at < 0 && this.#headed ? 'header' : column;
  }
}

/** Where a number like `5.000` or `-12.000` begins and ends, its point being here; null when it is none. */
function groupedAt(bytes: Uint8Array, at: number): [number, number] | null {
  if (bytes[at + 1] !== ZERO || bytes[at + 2] !== ZERO || bytes[at + 3] !== ZERO) return null;
  let start = at;
  while (isDigit(bytes[start - 1]) && at - start < 3) start -= 1;
  if (start === at || bytes[start] === ZERO) return null;
  if (bytes[start - 1] === MINUS || bytes[start - 1] === PLUS) start -= 1;
  return [start, at + 4];
}

/** Longer texts of digits and underscores are no numbers. */
const LONGEST = WATCH_BEHIND - 4;

/** The same for `1_000` and `12_5.5e3`: all that DuckDB takes for a number with this underscore in it. */
function joinedAt(bytes: Uint8Array, at: number): [number, number] | null {
  if (!isDigit(bytes[at - 1]) || !isDigit(bytes[at + 1])) return null;
  const isPart = (byte: number | undefined) =>
    isDigit(byte) || byte === UNDERSCORE || byte === POINT || byte === MINUS || byte === PLUS;
  const isExponent = (byte: number | undefined) => byte === 69 || byte === 101;
  let [start, end] = [at, at + 1];
  while (at - start < LONGEST && (isPart(bytes[start - 1]) || isExponent(bytes[start - 1])))
    start -= 1;
  while (end - at < LONGEST && (isPart(bytes[end]) || isExponent(bytes[end]))) end += 1;
  return [start, end];
}
