import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-reader.js';
import { SaxesParser } from 'saxes';
import { unpacksTooFar } from '../openProblems.ts';
import { unpackPart } from './archive.ts';

/** Parts that only say how a workbook hangs together are small. */
const MAX_STRUCTURE_BYTES = 64 << 20;

export type Attributes = Readonly<Record<string, string>>;

/** What is told of a document on the way through it. Names come without their prefix: writers differ in it. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
  /** Called now and then between the others; answers whether to go on. */
  pause?(bytes: number): Promise<boolean>;
}

export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** UTF-8 unless a mark says UTF-16. */
function decoderOf(first: Uint8Array): TextDecoder {
  const [a, b] = first;
  const wide = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null;
  return new TextDecoder(wide ?? 'utf-8', { fatal: true });
}

/** Reads a part of a workbook as XML, piece by piece. Names of entities beyond XML's own five are refused. */
export async function readXml(entry: FileEntry, handler: XmlHandler): Promise<void> {
  if (!handler.pause && entry.uncompressedSize > MAX_STRUCTURE_BYTES) {
    throw unpacksTooFar('workbook');
  }
  const parser = new SaxesParser({ position: false, xmlns: false } as const);
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => handler.open(localName(name), attributes));
  parser.on('closetag', ({ name }) => handler.close(localName(name)));
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  let decoder: TextDecoder | null = null;
  let stopped = false;
  await unpackPart(entry, async (bytes) => {
    decoder ??= decoderOf(bytes);
    parser.write(decoder.decode(bytes, { stream: true }));
    stopped = (await handler.pause?.(bytes.length)) === false;
    return !stopped;
  });
  if (!stopped) parser.close();
}

/** Text as a workbook writes it: signs XML can't hold stand as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(parseInt(code, 16)),
      )
    : text;
