import type { Dialect } from '../../src/domain/intakePlan.ts';
import { MAX_CELL_BYTES } from './limits.ts';

const LF = 10;
const CR = 13;

/** Where in a record the next byte stands. */
type Place = 'start' | 'plain' | 'quoted' | 'afterQuote' | 'restOfLine';

/**
 * Counts records byte by byte, and shares nothing with the code that reads them: what it counts is what
 * loaded and rejected rows must add up to. Blank lines are no records.
 */
export class RecordCounter {
  records = 0;
  readonly #delimiter: number;
  readonly #quote: number;
  #place: Place = 'start';
  /** Whether the record has had a byte yet. */
  #begun = false;
  /** First byte inside the open quotes, and the first line end there; places in the file. */
  #inside = 0;
  #lineEnd = -1;

  constructor({ delimiter, quote }: Dialect) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#quote = quote === '' ? -1 : quote.charCodeAt(0);
  }

  /**
   * Takes the next bytes of the file.
   * @param offset where in the file they begin
   * @returns where in the file it wants to go on reading: behind them, or further back after an unclosed quote
   */
  push(bytes: Uint8Array, offset: number): number {
    if (this.#isPlain(bytes)) return this.#countLines(bytes, offset);
    for (let i = 0; i < bytes.length; i += 1) {
      const byte = bytes[i];
      if (this.#place === 'quoted') {
        if (offset + i - this.#inside > MAX_CELL_BYTES) {
          const back = this.#giveUpQuote();
          if (back !== null) return back;
        } else if (byte === this.#quote) {
          this.#place = 'afterQuote';
          continue;
        } else {
          if (this.#lineEnd < 0 && (byte === LF || byte === CR)) this.#lineEnd = offset + i;
          continue;
        }
      }
      if (byte === LF || byte === CR) this.#endRecord();
      else {
        const wasStart = this.#place === 'start';
        this.#begun = true;
        if (this.#place === 'restOfLine') continue;
        if (byte === this.#delimiter) this.#place = 'start';
        else if (byte === this.#quote && (wasStart || this.#place === 'afterQuote')) {
          if (wasStart) {
            this.#inside = offset + i + 1;
            this.#lineEnd = -1;
          }
          this.#place = 'quoted';
        } else this.#place = 'plain';
      }
    }
    return offset + bytes.length;
  }

  /** Call it at the end of the file; not null means it wants to read from there again. */
  finish(): number | null {
    const back = this.#place === 'quoted' ? this.#giveUpQuote() : null;
    if (back === null) this.#endRecord();
    return back;
  }

  #endRecord(): void {
    if (this.#begun) this.records += 1;
    this.#begun = false;
    this.#place = 'start';
  }

  /** The quote never closes: the record ends with the line it opened in. */
  #giveUpQuote(): number | null {
    if (this.#lineEnd < 0) {
      this.#place = 'restOfLine';
      return null;
    }
    this.#endRecord();
    return this.#lineEnd;
  }

  /** Bytes in which only line ends matter. */
  #isPlain(bytes: Uint8Array): boolean {
    const inQuotes = this.#place === 'quoted' || this.#place === 'afterQuote';
    return !inQuotes && bytes.indexOf(this.#quote) < 0 && bytes.indexOf(CR) < 0;
  }

  /** A plain loop: a call of `indexOf` a line would cost three times as much. */
  #countLines(bytes: Uint8Array, offset: number): number {
    let records = 0;
    let begun = this.#begun;
    for (let i = 0; i < bytes.length; i += 1) {
      if (bytes[i] !== LF) begun = true;
      else if (begun) {
        records += 1;
        begun = false;
      }
    }
    this.records += records;
    this.#begun = begun;
    if (!begun) this.#place = 'start';
    else if (this.#place !== 'restOfLine' || records > 0)
      this.#place = bytes[bytes.length - 1] === this.#delimiter ? 'start' : 'plain';
    return offset + bytes.length;
  }
}
