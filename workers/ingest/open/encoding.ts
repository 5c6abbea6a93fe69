import type { Encoding } from '../../../src/domain/encodings.ts';
import { type ByteCounts, BOM, startsWith } from '../textCheck.ts';

/** The mark at the start of the file, which says it without a doubt. */
export function markedEncoding(head: Uint8Array): Encoding | null {
  if (startsWith(head, BOM)) return 'utf-8-bom';
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: nearly every other byte is NUL, and none of those between. */
export function unmarkedUtf16(head: Uint8Array): Encoding | null {
  const nul = [0, 0];
  const even = head.length - (head.length % 2);
  for (let i = 0; i < even; i += 1) if (head[i] === 0) nul[i % 2] = (nul[i % 2] ?? 0) + 1;
  const pairs = even / 2;
  const [first = 0, second = 0] = nul;
  if (pairs < 2) return null;
  if (second >= 0.7 * pairs && first <= 0.01 * pairs) return 'utf-16le';
  if (first >= 0.7 * pairs && second <= 0.01 * pairs) return 'utf-16be';
  return null;
}

/** Pictures and programs have control characters all over; a text has next to none. */
export function looksBinary({ bytes, nul, control, stray }: ByteCounts): boolean {
  const rest = Math.max(1, bytes - nul);
  if (nul > 0) {
    const most = stray > 0 ? 0.05 : 0.5;
    return nul > most * bytes || control + (stray > 0 ? nul : 0) > 0.01 * rest + 1;
  }
  return stray > 0 && control > 0.01 * rest;
}

/**
 * UTF-8 with a few bytes that are none, or a single-byte encoding, by which of them there is more of: two accented
 * letters that together happen to be UTF-8 are rare.
 */
export const isMostlyUtf8 = ({ wide, stray }: ByteCounts): boolean => stray === 0 || wide > stray;
