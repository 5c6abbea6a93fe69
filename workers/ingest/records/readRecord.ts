import { MAX_CELL_BYTES } from '../limits.ts';
import { closingQuote, MALFORMED } from './closingQuote.ts';
import { CR, delimiterAt, LF, type Marks } from './marks.ts';

/** Where a record's cells lie in the bytes. */
export interface RecordSpan {
  /** First byte after the record and its line end. */
  next: number;
  /** First byte after the record's last one. */
  end: number;
  /** Start and end of each cell, its quotes included: `[start, end, start, end, …]`. */
  cells: number[];
  /** Why it can't be used as it stands, if it can't. */
  fault: 'unclosed' | 'malformed' | 'too-long' | null;
  /** A quote sign stands inside a cell that is not quoted. */
  stray: boolean;
}

/** The end of the physical line that `at` is in; null when more bytes are needed to know. */
export function lineEnd(
  bytes: Uint8Array,
  at: number,
  last: boolean,
): [end: number, next: number] | null {
  for (let i = at; i < bytes.length; i += 1) {
    if (bytes[i] === LF) return [i, i + 1];
    if (bytes[i] !== CR) continue;
    if (i + 1 === bytes.length && !last) return null;
    return [i, bytes[i + 1] === LF ? i + 2 : i + 1];
  }
  return last ? [bytes.length, bytes.length] : null;
}

/**
 * Reads the record that starts at `from`, by its dialect alone. A quote opens a cell only as its first byte, and
 * `closingQuote` says where it closes. Should it not, the record ends with the first line after that quote: one stray
 * quote costs one line, not the rest of the file.
 * @param last whether the file ends with these bytes
 * @returns null when more bytes are needed
 */
export function readRecord(
  bytes: Uint8Array,
  from: number,
  marks: Marks,
  last: boolean,
): RecordSpan | null {
  const { delimiter, quote } = marks;
  const { length } = delimiter;
  const first = delimiter[0];
  // A delimiter that begins before it is there as a whole.
  const limit = last ? bytes.length : bytes.length - length + 1;
  const cells: number[] = [];
  let start = from;
  let stray = false;
  for (let i = from; ;) {
    if (i === start && bytes[i] === quote && i < bytes.length) {
      const close = closingQuote(bytes, i + 1, marks, last);
      if (close === null) return null;
      if (close < 0) {
        const line = lineEnd(bytes, i, last);
        const fault = close === MALFORMED ? 'malformed' : 'unclosed';
        return line && { end: line[0], next: line[1], cells, fault, stray };
      }
      i = close + 1;
    }
    if (i >= limit && !last) return null;
    const byte = bytes[i];
    if (byte === first && (length === 1 || delimiterAt(bytes, i, delimiter))) {
      cells.push(start, i);
      i += length;
      start = i;
    } else if (byte === undefined || byte === LF || byte === CR) {
      const line = lineEnd(bytes, i, last);
      if (!line) return null;
      cells.push(start, i);
      const fault = i - from > MAX_CELL_BYTES ? 'too-long' : null;
      return { end: i, next: line[1], cells, fault, stray };
    } else {
      if (byte === quote) stray = true;
      i += 1;
    }
  }
}
