import type { Dialect } from '../../../src/domain/intakePlan.ts';

/** The signs of a dialect as bytes. */
export interface Marks {
  delimiter: Uint8Array;
  /** −1 when nothing is quoted. */
  quote: number;
  escape: Dialect['escape'];
}

export const LF = 10;
export const CR = 13;
export const BACKSLASH = 92;

export const marksOf = ({ delimiter, quote, escape }: Dialect): Marks => ({
  delimiter: new TextEncoder().encode(delimiter),
  quote: quote === '' ? -1 : quote.charCodeAt(0),
  escape,
});

/** Whether the delimiter stands at `at`. */
export function delimiterAt(bytes: Uint8Array, at: number, delimiter: Uint8Array): boolean {
  for (let i = 0; i < delimiter.length; i += 1) {
    if (bytes[at + i] !== delimiter[i]) return false;
  }
  return true;
}
