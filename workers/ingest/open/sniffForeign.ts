import type { ProblemError } from '../../problems.ts';
import { notText } from '../problems.ts';
import { startsWith } from '../textCheck.ts';
import { archive, oldWorkbook, locked, otherTable, webPage } from './openProblems.ts';

const ascii = (text: string): number[] => Array.from(text, (sign) => sign.charCodeAt(0));

/** Files that begin with bytes no text begins with. */
const MAGIC: [bytes: number[], problem: () => ProblemError][] = [
  [[0x89, 0x50, 0x4e, 0x47], () => notText('a PNG picture')],
  [[0xff, 0xd8, 0xff], () => notText('a JPEG picture')],
  [ascii('GIF87a'), () => notText('a GIF picture')],
  [ascii('GIF89a'), () => notText('a GIF picture')],
  [ascii('%PDF-'), () => notText('a PDF document')],
  [ascii('{\\rtf'), () => notText('a text document (RTF)')],
  [ascii('ARROW1\0\0'), () => otherTable('an Arrow file')],
  [ascii('Obj\x01'), () => otherTable('an Avro file')],
  [ascii('SQLite format 3\0'), () => otherTable('a SQLite database')],
  [ascii('Rar!\x1a\x07'), () => archive('a RAR archive')],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], () => archive('a 7-Zip archive')],
  [[0x28, 0xb5, 0x2f, 0xfd], () => archive('a file packed with Zstandard')],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], () => archive('a file packed with xz')],
  [ascii('PK\x05\x06'), () => archive('an empty ZIP archive')],
  [[0xff, 0xfe, 0, 0], () => notText('text in UTF-32')],
  [[0, 0, 0xfe, 0xff], () => notText('text in UTF-32')],
];

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** The name of the stream that an encrypted workbook lies in, as it stands in the list of streams. */
const ENCRYPTED = ascii('EncryptedPackage').flatMap((byte) => [byte, 0]);

function contains(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}

/** A web page, XML or JSON: text, but not a table with rows and columns. */
function markup(head: Uint8Array): ProblemError | null {
  const text = new TextDecoder().decode(head.subarray(0, 512)).trimStart().toLowerCase();
  if (/^<(?:!doctype html|html|table|head|meta)[\s>]/.test(text)) return webPage();
  if (text.startsWith('<?xml')) return otherTable('an XML document');
  if (/^(?:\[\s*)?\{\s*"[^"]*"\s*:/.test(text)) return otherTable('a JSON file');
  return null;
}

/** What a file surely is by its first bytes when it is nothing we read; null when it may be text. */
export function foreignProblem(head: Uint8Array): ProblemError | null {
  if (startsWith(head, OLE)) return contains(head, ENCRYPTED) ? locked() : oldWorkbook();
  if (startsWith(head, ascii('PARE')) && head.includes(0)) {
    return otherTable('an encrypted Parquet file');
  }
  const magic = MAGIC.find(([bytes]) => startsWith(head, bytes));
  if (magic) return magic[1]();
  return contains(head.subarray(257, 262), ascii('ustar')) && head.includes(0)
    ? archive('a TAR archive')
    : markup(head);
}
