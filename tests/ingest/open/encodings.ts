import type { Encoding } from '../../../workers/ingest/open/encoding.ts';

const WINDOWS = new TextDecoder('windows-1252');
const windowsByte = new Map(
  Array.from({ length: 256 }, (_, byte) => [WINDOWS.decode(new Uint8Array([byte])), byte]),
);

const utf16 = (text: string, little: boolean): number[] =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((unit) =>
    little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
  );

/** A text as the bytes of a file; signs Windows-1252 lacks become `?`. */
export function encoded(text: string, encoding: Encoding, mark = false): Uint8Array<ArrayBuffer> {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'utf-8-bom':
      return new TextEncoder().encode(`\uFEFF${text}`);
    case 'utf-16le':
      return Uint8Array.from([...(mark ? [0xff, 0xfe] : []), ...utf16(text, true)]);
    case 'utf-16be':
      return Uint8Array.from([...(mark ? [0xfe, 0xff] : []), ...utf16(text, false)]);
    case 'windows-1252':
      return Uint8Array.from(text, (sign) => windowsByte.get(sign) ?? 63);
  }
}
