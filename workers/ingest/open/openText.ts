import type { LoadControl } from '../port.ts';
import { emptyFile, notText } from '../problems.ts';
import { headOf, slicesOf } from '../records/slices.ts';
import { BOM, type ByteCounts, countBytes, noBytes, startsWith } from '../textCheck.ts';
import { chunksOf } from './chunks.ts';
import {
  type Encoding,
  isMostlyUtf8,
  looksBinary,
  markedEncoding,
  unmarkedUtf16,
} from './encoding.ts';
import { type OpenedFile, plainForm } from './openedFile.ts';
import { foreignProblem } from './sniffForeign.ts';
import { transcode } from './transcode.ts';

/** The kinds of bytes in the head of a file and in thin slices from all over it. */
async function sampleCounts(raw: File, head: Uint8Array): Promise<ByteCounts> {
  const counts = noBytes();
  const cut = countBytes(head, counts, false);
  if (raw.size <= head.length) counts.stray += cut;
  for (const { bytes } of await slicesOf(raw, head)) countBytes(bytes, counts, true);
  return counts;
}

async function wholeCounts(raw: File, control: LoadControl): Promise<ByteCounts> {
  const counts = noBytes();
  let carry = new Uint8Array(0);
  for await (const { bytes } of chunksOf(raw, control)) {
    const joined = new Uint8Array(carry.length + bytes.length);
    joined.set(carry);
    joined.set(bytes, carry.length);
    const cut = countBytes(joined, counts, false);
    carry = joined.slice(joined.length - cut);
  }
  counts.stray += carry.length;
  return counts;
}

/** Opens what is text by its first bytes: a file as it was dropped, or what was packed in it. */
export async function openText(
  file: File,
  raw: File,
  gzip: boolean,
  control: LoadControl,
): Promise<OpenedFile> {
  const head = await headOf(raw);
  const sure = markedEncoding(head) ?? unmarkedUtf16(head);
  if (sure === 'utf-16le' || sure === 'utf-16be') return decoded(file, raw, gzip, sure, control);
  const counts = await sampleCounts(raw, head);
  if (looksBinary(counts)) throw notText('a binary file');
  const utf8 = sure ?? 'utf-8';
  if (counts.nul === 0 && counts.stray === 0) {
    if (isBlank(head)) throw emptyFile();
    return { file, text: raw, form: plainForm(utf8, gzip), notes: [] };
  }
  const encoding = await wholeEncoding(raw, sure, control);
  return decoded(file, raw, gzip, encoding, control);
}

/**
 * Opens a text once more that turned out to have bytes that are no UTF-8, or NULs, further on than the sample reaches.
 * @param encoding what those bytes are likely to be; a file that is mostly UTF-8 stays so but for them
 */
export async function reopenAs(
  opened: OpenedFile,
  encoding: OpenedFile['form']['encoding'],
  control: LoadControl,
): Promise<OpenedFile> {
  const { file, form, undecoded } = opened;
  const raw = undecoded ?? opened.text;
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  if (opened.written || (undecoded && form.encoding === encoding)) return opened;
  const marked = form.encoding === 'utf-8-bom' ? form.encoding : null;
  const found = wide ? encoding : await wholeEncoding(raw, marked, control);
  return decoded(file, raw, form.gzip, found, control);
}

async function wholeEncoding(
  raw: File,
  marked: Encoding | null,
  control: LoadControl,
): Promise<Encoding> {
  const counts = await wholeCounts(raw, control);
  if (looksBinary(counts)) throw notText('a binary file');
  return marked ?? (isMostlyUtf8(counts) ? 'utf-8' : 'windows-1252');
}

async function decoded(
  file: File,
  raw: File,
  gzip: boolean,
  encoding: Encoding,
  control: LoadControl,
): Promise<OpenedFile> {
  const { text, notes } = await transcode(raw, encoding, control);
  const head = await headOf(text);
  if (isBlank(head)) throw emptyFile();
  const foreign = foreignProblem(head);
  if (foreign) throw foreign;
  return { file, text, form: plainForm(encoding, gzip), notes, undecoded: raw };
}

function isBlank(head: Uint8Array): boolean {
  const from = startsWith(head, BOM) ? BOM.length : 0;
  return !head.subarray(from).some((byte) => byte > 32);
}
