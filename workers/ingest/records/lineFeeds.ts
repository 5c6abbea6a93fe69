const LF = 10;
const CR = 13;

const NO_WORDS = new Int32Array(0);

/** What line feeds show of a stretch of text. */
export interface LineFeeds {
  lines: number;
  /** Lines that are not blank; the first one may have begun before the stretch. */
  records: number;
  /** Whether the stretch ends within a line. */
  begun: boolean;
  nul: boolean;
}

/**
 * Counts the lines of bytes whose lines end with LF. Four bytes are looked at in one step, and one by one only where one
 * of them is below 14, as LF, CR, TAB and NUL are: byte by byte it takes three times as long.
 * @param begun whether the first line has had a byte already
 * @returns null when there is a CR among them
 */
export function lineFeeds(bytes: Uint8Array, begun: boolean): LineFeeds | null {
  // Words lie where their place is a multiple of 4.
  const first = Math.min(-bytes.byteOffset & 3, bytes.length);
  const count = (bytes.length - first) >> 2;
  const words =
    count > 0 ? new Int32Array(bytes.buffer, bytes.byteOffset + first, count) : NO_WORDS;
  const found: LineFeeds = { lines: 0, records: 0, begun, nul: false };
  if (!eachByte(bytes, 0, first, found)) return null;
  let done = 0;
  for (let i = 0; i < count; i += 1) {
    const word = words[i] ?? 0;
    // A byte below 14 borrows its highest bit, which it had not.
    if (((word - 0x0e0e0e0e) & ~word & 0x80808080) === 0) continue;
    if (i > done) found.begun = true;
    if (!eachByte(bytes, first + 4 * i, first + 4 * i + 4, found)) return null;
    done = i + 1;
  }
  if (count > done) found.begun = true;
  return eachByte(bytes, first + 4 * count, bytes.length, found) ? found : null;
}

/** @returns false when there is a CR */
function eachByte(bytes: Uint8Array, from: number, to: number, found: LineFeeds): boolean {
  for (let i = from; i < to; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte === CR) return false;
    if (byte === 0) found.nul = true;
    if (byte === LF) {
      found.lines += 1;
      if (found.begun) found.records += 1;
    }
    found.begun = byte !== LF;
  }
  return true;
}
