import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { MAX_CELL_BYTES } from '../limits.ts';
import { DelimiterMatch } from './delimiterMatch.ts';
import { type LineFeeds, lineFeeds } from './lineFeeds.ts';

const LF = 10;
const CR = 13;
const BACKSLASH = 92;

/** Where in a record the next byte stands. */
type Place = 'start' | 'plain' | 'quoted' | 'escaped' | 'afterQuote' | 'restOfLine';

/**
 * Counts records byte by byte, and shares nothing with the code that reads them: what it counts is what
 * loaded and rejected rows must add up to. Blank lines are no records.
 */
export class RecordCounter {
  records = 0;
  /** Quotes that do not close as they should, quote signs inside cells without quotes, gaps between records. */
  oddities = 0;
  /** NULs are among the bytes. */
  nul = false;
  readonly #delimiter: Uint8Array;
  readonly #separator: DelimiterMatch;
  readonly #quote: number;
  readonly #escape: Dialect['escape'];
  #place: Place = 'start';
  /** Whether the record has had a byte yet. */
  #begun = false;
  /** A blank line came by after the last record. */
  #gap = false;
  /** First byte inside the open quotes, and the first line end there; places in the file. */
  #inside = 0;
  #lineEnd = -1;
  /** Bytes of a delimiter that came by behind a quote. */
  #matched = 0;
  #previous = -1;
  /** The quote that came by last looks as if it opened a cell, on a later line than the one that is open. */
  #opens = false;
  /** Lines before the table that are still to come by, and whether the last byte was their CR. */
  #skip: number;
  #afterCr = false;

  constructor({ delimiter, quote, escape, skipLines }: Dialect) {
    this.#delimiter = new TextEncoder().encode(delimiter);
    this.#separator = new DelimiterMatch(this.#delimiter);
    this.#quote = quote === '' ? -1 : quote.charCodeAt(0);
    this.#escape = escape;
    this.#skip = skipLines;
  }

  /**
   * Takes the next bytes of the file.
   * @param offset where in the file they begin
   * @returns where in the file it wants to go on reading: behind them, or further back after an unclosed quote
   */
  push(bytes: Uint8Array, offset: number): number {
    let from = 0;
    while (from < bytes.length && (this.#skip > 0 || this.#afterCr)) {
      this.nul ||= bytes[from] === 0;
      from += this.#skipByte(bytes[from]);
    }
    if (from > 0)
      return from < bytes.length ? this.push(bytes.subarray(from), offset + from) : offset + from;
    if (this.#isPlain(bytes)) return this.#countLines(bytes, offset);
    this.nul ||= bytes.includes(0);
    for (let i = 0; i < bytes.length; i += 1) {
      i = this.#dull(bytes, i, offset);
      if (i === bytes.length) break;
      const byte = bytes[i] ?? 0;
      if (this.#closesBefore(bytes, i, offset)) {
        i += 1;
        continue;
      }
      const back = this.#inQuotes() ? this.#takeQuoted(byte, offset + i) : undefined;
      if (typeof back === 'number') return back;
      if (back === undefined) this.#takePlain(byte, offset + i);
      this.#previous = byte;
    }
    return offset + bytes.length;
  }

  /** A quote and a delimiter right behind it, both among these bytes: nothing else is met so often. */
  #closesBefore(bytes: Uint8Array, i: number, offset: number): boolean {
    const delimiter = this.#delimiter[0];
    if (this.#place !== 'quoted' || bytes[i] !== this.#quote || bytes[i + 1] !== delimiter)
      return false;
    if (this.#delimiter.length > 1 || offset + i - this.#inside > MAX_CELL_BYTES) return false;
    this.#place = 'start';
    this.#previous = delimiter ?? -1;
    return true;
  }

  /** Passes over the bytes from `i` on that change nothing, which are nearly all. @returns the first that may */
  #dull(bytes: Uint8Array, i: number, offset: number): number {
    const quote = this.#quote;
    let at = i;
    if (this.#place === 'quoted' && this.#escape !== 'backslash') {
      const end = Math.min(bytes.length, this.#inside + MAX_CELL_BYTES - offset + 1);
      for (; at < end && bytes[at] !== quote; at += 1) {
        if (this.#lineEnd < 0 && (bytes[at] === LF || bytes[at] === CR))
          this.#lineEnd = offset + at;
      }
    } else if (this.#place === 'plain' && this.#delimiter.length === 1) {
      const delimiter = this.#delimiter[0];
      for (; at < bytes.length; at += 1) {
        const byte = bytes[at];
        if (byte === delimiter || byte === LF || byte === CR || byte === quote) break;
      }
    }
    if (at > i) this.#previous = bytes[at - 1] ?? -1;
    return at;
  }

  /** Call it at the end of the file; not null means it wants to read from there again. */
  finish(): number | null {
    const open = this.#inQuotes() && (this.#place !== 'afterQuote' || this.#matched > 0);
    const back = open ? this.#giveUpQuote() : null;
    if (back === null) this.#endRecord();
    return back;
  }

  #inQuotes(): boolean {
    return this.#place === 'quoted' || this.#place === 'escaped' || this.#place === 'afterQuote';
  }

  #isLineEnd = (byte: number): boolean => byte === LF || byte === CR;

  /** @returns how many bytes of a line before the table it took: none when a CR stood alone and the table begins */
  #skipByte(byte: number | undefined): number {
    if (this.#afterCr) {
      this.#afterCr = false;
      if (byte === LF) return 1;
      if (this.#skip === 0) return 0;
    }
    if (byte === LF || byte === CR) this.#skip -= 1;
    this.#afterCr = byte === CR;
    return 1;
  }

  /**
   * A byte while a quote is open.
   * @returns null when that was all; undefined when the byte belongs to what is outside the quotes; or where to go back to
   */
  #takeQuoted(byte: number, at: number): number | null | undefined {
    if (this.#place === 'afterQuote') {
      const closed = this.#takeAfterQuote(byte);
      if (closed !== 'no') return closed === 'done' ? null : undefined;
      if (this.#escape !== 'none' || this.#opens) return this.#giveUpQuote() ?? undefined;
      this.#place = 'quoted';
    }
    if (this.#place === 'escaped') {
      this.#noteLineEnd(byte, at);
      this.#place = 'quoted';
      return null;
    }
    if (at - this.#inside > MAX_CELL_BYTES) return this.#giveUpQuote() ?? undefined;
    if (byte === this.#quote) {
      const atStart = this.#isLineEnd(this.#previous) || this.#previous === this.#delimiter.at(-1);
      this.#opens = this.#lineEnd >= 0 && atStart;
      this.#place = 'afterQuote';
      this.#matched = 0;
    } else if (byte === BACKSLASH && this.#escape === 'backslash') this.#place = 'escaped';
    else this.#noteLineEnd(byte, at);
    return null;
  }

  /** @returns whether the byte was taken (`done`), ends the record (`outside`), or shows the quote was not closed (`no`) */
  #takeAfterQuote(byte: number): 'done' | 'outside' | 'no' {
    if (this.#matched === 0 && this.#isLineEnd(byte)) {
      this.#place = 'plain';
      return 'outside';
    }
    if (byte === this.#delimiter[this.#matched]) {
      this.#matched += 1;
      if (this.#matched === this.#delimiter.length) {
        this.#matched = 0;
        this.#place = 'start';
      }
      return 'done';
    }
    const doubled = this.#escape === 'doubled' && this.#matched === 0 && byte === this.#quote;
    this.#matched = 0;
    if (!doubled) return 'no';
    this.#place = 'quoted';
    return 'done';
  }

  #takePlain(byte: number, at: number): void {
    if (this.#isLineEnd(byte)) {
      if (byte === CR || this.#previous !== CR) this.#endRecord();
      return;
    }
    this.#begun = true;
    if (this.#place === 'restOfLine') return;
    if (byte === this.#quote) {
      if (this.#place === 'start') {
        this.#place = 'quoted';
        this.#inside = at + 1;
        this.#lineEnd = -1;
        return;
      }
      this.oddities += 1;
    }
    this.#place = this.#separator.endsWith(byte) ? 'start' : 'plain';
  }

  #noteLineEnd(byte: number, at: number): void {
    if (this.#lineEnd < 0 && this.#isLineEnd(byte)) this.#lineEnd = at;
  }

  #endRecord(): void {
    if (this.#begun) {
      this.records += 1;
      if (this.#gap) this.oddities += 1;
    }
    this.#gap = !this.#begun && this.records > 0;
    this.#begun = false;
    this.#place = 'start';
    this.#separator.forget();
  }

  /** The quote never closes: the record ends with the line it opened in. */
  #giveUpQuote(): number | null {
    this.oddities += 1;
    if (this.#lineEnd < 0) {
      this.#place = 'restOfLine';
      return null;
    }
    this.#endRecord();
    return this.#lineEnd;
  }

  /** Bytes in which only line ends matter. */
  #isPlain(bytes: Uint8Array): boolean {
    const short = this.#delimiter.length === 1;
    return short && !this.#inQuotes() && bytes.indexOf(this.#quote) < 0;
  }

  /** Plain loops: a call of `indexOf` a line would cost three times as much. */
  #countLines(bytes: Uint8Array, offset: number): number {
    const before = this.records;
    // The LF of a CR in the bytes before is no line.
    const from = this.#previous === CR && bytes[0] === LF ? 1 : 0;
    const feeds = lineFeeds(from > 0 ? bytes.subarray(from) : bytes, this.#begun);
    if (feeds) this.#addLines(feeds, bytes, from);
    else {
      this.nul ||= bytes.includes(0);
      for (let i = 0; i < bytes.length; i += 1) {
        const byte = bytes[i] ?? 0;
        if (byte > CR || !this.#isLineEnd(byte)) this.#begun = true;
        else if (byte === CR || this.#previous !== CR || this.#begun) this.#endRecord();
        this.#previous = byte;
      }
    }
    this.#previous = bytes[bytes.length - 1] ?? -1;
    if (!this.#begun) this.#place = 'start';
    else if (this.#place !== 'restOfLine' || this.records > before)
      this.#place = this.#previous === this.#delimiter[0] ? 'start' : 'plain';
    return offset + bytes.length;
  }

  #addLines({ lines, records, begun, nul }: LineFeeds, bytes: Uint8Array, from: number): void {
    if (lines > records || this.#gap) this.#countGaps(bytes, from);
    this.records += records;
    this.#begun = begun;
    this.nul ||= nul;
  }

  /** Blank lines with records before and behind them. */
  #countGaps(bytes: Uint8Array, from: number): void {
    let begun = this.#begun;
    let any = this.records > 0;
    for (let i = from; i < bytes.length; i += 1) {
      if (bytes[i] !== LF) begun = true;
      else {
        if (begun && this.#gap) this.oddities += 1;
        any ||= begun;
        this.#gap = !begun && any;
        begun = false;
      }
    }
  }
}
