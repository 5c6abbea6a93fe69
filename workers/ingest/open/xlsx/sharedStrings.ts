import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-reader.js';
import { MAX_SHARED_TEXT_BYTES } from '../../limits.ts';
import { unpacksTooFar } from '../openProblems.ts';
import { readXml, unescaped } from './xml.ts';

/**
 * The texts that cells point at by number. A text in several styles is joined; how it is pronounced is left out.
 * @param onPause as in `XmlHandler.pause`
 */
export async function readSharedStrings(
  entry: FileEntry | null,
  onPause: (bytes: number) => Promise<boolean>,
): Promise<string[]> {
  const strings: string[] = [];
  if (!entry) return strings;
  if (entry.uncompressedSize > MAX_SHARED_TEXT_BYTES) throw unpacksTooFar('workbook');
  let current = '';
  let [inText, inPhonetic] = [false, false];
  await readXml(entry, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    close(name) {
      if (name === 'si') strings.push(unescaped(current));
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 't') inText = false;
    },
    text(text) {
      if (inText) current += text;
    },
    pause: onPause,
  });
  return strings;
}
