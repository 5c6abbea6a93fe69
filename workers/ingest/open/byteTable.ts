import type { Encoding } from '../../../src/domain/encodings.ts';

/** Bytes 128 to 255 of the Western European code page of DOS, which browsers do not know. */
const DOS_850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤' +
  'ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

const tables = new Map<Encoding, readonly string[]>();

function made(encoding: Encoding): string[] {
  if (encoding === 'ibm850') {
    return Array.from({ length: 256 }, (_, byte) =>
      byte < 128 ? String.fromCharCode(byte) : (DOS_850[byte - 128] ?? '\ufffd'),
    );
  }
  const decoder = new TextDecoder(encoding);
  return Array.from({ length: 256 }, (_, byte) => decoder.decode(Uint8Array.of(byte)));
}

/** What each byte is in an encoding of one byte a character. */
export function byteTable(encoding: Encoding): readonly string[] {
  const table = tables.get(encoding) ?? made(encoding);
  tables.set(encoding, table);
  return table;
}

/** No character: the byte is not in use, or a control sign that no text has. */
export const isMeaningless = (character: string): boolean => /^[\x80-\x9f\ufffd]$/.test(character);
