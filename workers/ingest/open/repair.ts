import type { Encoding } from '../../../src/domain/encodings.ts';
import { characterLength } from '../textCheck.ts';
import { byteTable, isMeaningless } from './byteTable.ts';

/** How a place of the text was not taken as it stands. */
export interface Damage {
  count: number;
  /** Lines of the first few, from 1. */
  lines: number[];
}

const MAX_LINES = 10;

const note = (damage: Damage, line: number): void => {
  damage.count += 1;
  if (damage.lines.length < MAX_LINES && damage.lines.at(-1) !== line) damage.lines.push(line);
};

const tables = new Map<Encoding, readonly Uint8Array[]>();

/** What each byte is in an encoding of one byte a character, in UTF-8. */
function utf8Of(encoding: Encoding): readonly Uint8Array[] {
  const encoder = new TextEncoder();
  const table = tables.get(encoding) ?? byteTable(encoding).map((sign) => encoder.encode(sign));
  tables.set(encoding, table);
  return table;
}

/**
 * Turns bytes into clean UTF-8: NULs are left out, and bytes above 127 that are no UTF-8 are read as Windows-1252; in a
 * file of another encoding all of them are read as that. It counts what it changes and tells the lines.
 */
export class Repair {
  readonly nul: Damage = { count: 0, lines: [] };
  /** Stray bytes of UTF-8; bytes that mean nothing in the encoding; characters lost before. */
  readonly bad: Damage = { count: 0, lines: [] };
  readonly #single: boolean;
  readonly #characters: readonly string[];
  readonly #utf8: readonly Uint8Array[];
  readonly #lost: boolean;
  #carry = new Uint8Array(0);
  #line = 1;
  #afterReturn = false;

  /**
   * @param from an encoding of one byte a character, or UTF-8; `decoded` is UTF-8 made by a decoder, where U+FFFD stands
   * for what it could not read
   */
  constructor(from: Encoding | 'decoded') {
    this.#lost = from === 'decoded';
    this.#single = !this.#lost && from !== 'utf-8' && from !== 'utf-8-bom';
    const table = from !== 'decoded' && this.#single ? from : 'windows-1252';
    this.#characters = byteTable(table);
    this.#utf8 = utf8Of(table);
  }

  /** @param last whether nothing comes after these bytes */
  push(chunk: Uint8Array, last: boolean): Uint8Array {
    const bytes = this.#withCarry(chunk);
    const end = bytes.length;
    const out = new Uint8Array(3 * end);
    let [at, to] = [0, 0];
    while (at < end) {
      const byte = bytes[at] ?? 0;
      if (byte < 128) {
        at += 1;
        if (byte === 0) {
          note(this.nul, this.#line);
          continue;
        }
        if (byte === 13 || (byte === 10 && !this.#afterReturn)) this.#line += 1;
        this.#afterReturn = byte === 13;
        out[to++] = byte;
        continue;
      }
      this.#afterReturn = false;
      const length = this.#single ? 0 : characterLength(bytes, at, end);
      if (length < 0 && !last) break;
      if (length > 0) {
        if (this.#lost && isLost(bytes, at)) note(this.bad, this.#line);
        for (let i = 0; i < length; i += 1) out[to++] = bytes[at + i] ?? 0;
        at += length;
        continue;
      }
      if (!this.#single || isMeaningless(this.#characters[byte] ?? '')) note(this.bad, this.#line);
      for (const part of this.#utf8[byte] ?? []) out[to++] = part;
      at += 1;
    }
    this.#carry = bytes.slice(at);
    return out.subarray(0, to);
  }

  #withCarry(chunk: Uint8Array): Uint8Array {
    if (this.#carry.length === 0) return chunk;
    const bytes = new Uint8Array(this.#carry.length + chunk.length);
    bytes.set(this.#carry);
    bytes.set(chunk, this.#carry.length);
    return bytes;
  }
}

const isLost = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd;
