import { type Encoding, WIDE } from '../../../src/domain/encodings.ts';
import { byteTable } from '../../../workers/ingest/open/byteTable.ts';

/** What each character is in bytes; what takes two of them only where the encoding has such characters. */
function made(encoding: Encoding): Map<string, number[]> {
  const bytes = new Map<string, number[]>();
  if (!WIDE.includes(encoding)) {
    byteTable(encoding).forEach((sign, byte) => bytes.set(sign, [byte]));
    return bytes;
  }
  const decoder = new TextDecoder(encoding);
  for (let byte = 0; byte < 128; byte += 1) bytes.set(String.fromCharCode(byte), [byte]);
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if ([...sign].length === 1 && !bytes.has(sign)) bytes.set(sign, [lead, trail]);
    }
  }
  return bytes;
}

const tables = new Map<Encoding, Map<string, number[]>>();

function tableOf(encoding: Encoding): Map<string, number[]> {
  const table = tables.get(encoding) ?? made(encoding);
  tables.set(encoding, table);
  return table;
}

const utf16 = (text: string, little: boolean): number[] =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((unit) =>
    little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
  );

/** A text as the bytes of a file; signs that the encoding lacks become `?`. */
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
    default:
      return Uint8Array.from([...text].flatMap((sign) => tableOf(encoding).get(sign) ?? [63]));
  }
}
