import type { ProblemError } from '../problems.ts';
import { emptyFile, notText } from './problems.ts';

const MAGIC: [what: string, bytes: number[]][] = [
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['an Excel workbook or a ZIP archive', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a compressed file', [0x1f, 0x8b]],
  ['text in UTF-16', [0xff, 0xfe]],
  ['text in UTF-16', [0xfe, 0xff]],
];

export const BOM = [0xef, 0xbb, 0xbf];

export const startsWith = (bytes: Uint8Array, prefix: readonly number[]): boolean =>
  prefix.every((byte, i) => bytes[i] === byte);

/** UTF-8, apart from a character cut off at the end. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Why the first bytes of a file can't be a table of text; null when they can. */
export function textProblem(head: Uint8Array): ProblemError | null {
  const magic = MAGIC.find(([, bytes]) => startsWith(head, bytes));
  if (magic) return notText(magic[0]);
  if (head.includes(0)) return notText('a binary file');
  if (!isUtf8(head)) return notText('text in another encoding than UTF-8');
  const from = startsWith(head, BOM) ? BOM.length : 0;
  if (!head.subarray(from).some((byte) => byte > 32)) return emptyFile();
  return null;
}
