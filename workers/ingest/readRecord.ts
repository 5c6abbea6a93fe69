import type { Dialect } from '../../src/domain/intakePlan.ts';
import { MAX_CELL_BYTES } from './limits.ts';

/** Where a record's cells lie in the bytes. */
export interface RecordSpan {
  /** First byte after the record and its line end. */
  next: number;
  /** First byte after the record's last one. */
  end: number;
  /** Start and end of each cell, its quotes included: `[start, end, start, end, …]`. */
  cells: number[];
  /** Why it can't be used, if it can't. */
  fault: 'unclosed' | 'too-long' | null;
}

const LF = 10;
const CR = 13;

/** The two characters of a dialect as bytes; no byte is −1. */
export const dialectBytes = ({ delimiter, quote }: Dialect) => ({
  delimiter: delimiter.charCodeAt(0),
  quote: quote === '' ? -1 : quote.charCodeAt(0),
});

/** The end of the physical line that `at` is in; null when more bytes are needed to know. */
function lineEnd(bytes: Uint8Array, at: number, last: boolean): [end: number, next: number] | null {
  for (let i = at; i < bytes.length; i += 1) {
    if (bytes[i] === LF) return [i, i + 1];
    if (bytes[i] !== CR) continue;
    if (i + 1 === bytes.length && !last) return null;
    return [i, bytes[i + 1] === LF ? i + 2 : i + 1];
  }
  return last ? [bytes.length, bytes.length] : null;
}

/**
 * Reads the record that starts at `from`. A quote opens a cell only as its first byte and is doubled inside; what
 * follows a closing quote belongs to the cell. A quoted cell that is not closed within 1 MB, or at all, makes
 * its record end with the first line after its quote: one stray quote costs one line, not the rest of the file.
 * @param last whether the file ends with these bytes
 * @returns null when more bytes are needed
 */
export function readRecord(
  bytes: Uint8Array,
  from: number,
  { delimiter, quote }: { delimiter: number; quote: number },
  last: boolean,
): RecordSpan | null {
  const cells: number[] = [];
  let start = from;
  for (let i = from; ; i += 1) {
    if (i === start && bytes[i] === quote && i < bytes.length) {
      const close = closingQuote(bytes, i + 1, quote, last);
      if (close === null) return null;
      if (close < 0) {
        const line = lineEnd(bytes, i, last);
        return line && { end: line[0], next: line[1], cells, fault: 'unclosed' };
      }
      i = close + 1;
    }
    if (i >= bytes.length && !last) return null;
    const byte = bytes[i];
    if (byte === delimiter) {
      cells.push(start, i);
      start = i + 1;
    } else if (byte === undefined || byte === LF || byte === CR) {
      const line = lineEnd(bytes, i, last);
      if (!line) return null;
      cells.push(start, i);
      const fault = i - from > MAX_CELL_BYTES ? 'too-long' : null;
      return { end: i, next: line[1], cells, fault };
    }
  }
}

/** Where the quote closes; −1 when it does not, null when more bytes are needed to know. */
function closingQuote(
  bytes: Uint8Array,
  from: number,
  quote: number,
  last: boolean,
): number | null {
  for (let at = from; ; at += 2) {
    at = bytes.indexOf(quote, at);
    if (at < 0 || at - from > MAX_CELL_BYTES) {
      return at >= 0 || last || bytes.length - from > MAX_CELL_BYTES ? -1 : null;
    }
    if (at + 1 === bytes.length && !last) return null;
    if (bytes[at + 1] !== quote) return at;
  }
}
