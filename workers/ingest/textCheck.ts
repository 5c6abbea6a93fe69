export const BOM = [0xef, 0xbb, 0xbf];

export const startsWith = (bytes: Uint8Array, prefix: readonly number[]): boolean =>
  prefix.every((byte, i) => bytes[i] === byte);

/**
 * How many bytes the UTF-8 character at a place takes, the first of them being above 127.
 * @returns 2 to 4; 0 when it is none; −1 when the bytes end before it does
 * @see Unicode 15, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF
 */
export function characterLength(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] ?? 0;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length === 0) return 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  for (let i = 1; i < length; i += 1) {
    if (at + i >= end) return -1;
    const byte = bytes[at + i] ?? 0;
    if (byte < (i === 1 ? low : 0x80) || byte > (i === 1 ? high : 0xbf)) return 0;
  }
  return length;
}

/** What kinds of bytes a stretch of a file has. */
export interface ByteCounts {
  bytes: number;
  nul: number;
  /** Other control characters that no text has. */
  control: number;
  /** Whole UTF-8 characters of two bytes and more. */
  wide: number;
  /** Bytes above 127 that are part of none. */
  stray: number;
}

export const noBytes = (): ByteCounts => ({ bytes: 0, nul: 0, control: 0, wide: 0, stray: 0 });

const isControl = (byte: number) =>
  (byte < 9 && byte > 0) || (byte > 13 && byte < 26) || byte === 27 || byte === 127;

/**
 * Adds the bytes to the counts. A character cut off at the end is left for the next stretch.
 * @param cutStart whether the first bytes may be the rest of a character
 * @returns how many bytes at the end belong to a character that is not complete
 */
export function countBytes(bytes: Uint8Array, counts: ByteCounts, cutStart: boolean): number {
  const end = bytes.length;
  let at = 0;
  while (cutStart && at < 3 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at += 1;
  counts.bytes += end;
  while (at < end) {
    const byte = bytes[at] ?? 0;
    if (byte < 128) {
      if (byte === 0) counts.nul += 1;
      else if (isControl(byte)) counts.control += 1;
      at += 1;
      continue;
    }
    const length = characterLength(bytes, at, end);
    if (length < 0) {
      counts.bytes -= end - at;
      return end - at;
    }
    if (length === 0) counts.stray += 1;
    else counts.wide += 1;
    at += length || 1;
  }
  return 0;
}
