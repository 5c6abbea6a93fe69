import { type Encoding, encodingNames, isLegacy } from '../../../src/domain/encodings.ts';
import type { FileForm, FileNote } from '../../../src/domain/intakePlan.ts';
import type { LoadControl } from '../port.ts';
import { emptyFile, notText } from '../problems.ts';
import { headOf, slicesOf } from '../records/slices.ts';
import { BOM, type ByteCounts, countBytes, noBytes, startsWith } from '../textCheck.ts';
import { chunksOf } from './chunks.ts';
import { isMostlyUtf8, looksBinary, markedEncoding, unmarkedUtf16 } from './encoding.ts';
import { examplesOf, guessEncoding } from './guessEncoding.ts';
import { HighBytes } from './highBytes.ts';
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

/** The kinds of bytes in all of it, and words that have more than plain letters. */
async function wholeCounts(
  raw: File,
  control: LoadControl,
): Promise<{ counts: ByteCounts; high: HighBytes }> {
  const counts = noBytes();
  const high = new HighBytes();
  let carry = new Uint8Array(0);
  for await (const { bytes } of chunksOf(raw, control)) {
    const joined = new Uint8Array(carry.length + bytes.length);
    joined.set(carry);
    joined.set(bytes, carry.length);
    const cut = countBytes(joined, counts, false);
    carry = joined.slice(joined.length - cut);
    high.push(bytes);
  }
  counts.stray += carry.length;
  return { counts, high };
}

/**
 * Opens what is text by its first bytes: a file as it was dropped, or what was packed in it.
 * @param chosen the encoding that a person says it is in; it counts where the bytes do not say it themselves
 */
export async function openText(
  file: File,
  raw: File,
  gzip: boolean,
  control: LoadControl,
  chosen: Encoding | null = null,
): Promise<OpenedFile> {
  const head = await headOf(raw);
  const sure = markedEncoding(head) ?? unmarkedUtf16(head);
  if (sure === 'utf-16le' || sure === 'utf-16be') {
    return decoded(file, raw, plainForm(sure, gzip), control);
  }
  const counts = await sampleCounts(raw, head);
  if (looksBinary(counts)) throw notText('a binary file');
  const utf8 = sure ?? 'utf-8';
  if (counts.nul === 0 && counts.stray === 0) {
    if (isBlank(head)) throw emptyFile();
    return { file, text: raw, form: plainForm(utf8, gzip), notes: [] };
  }
  const found = await wholeEncoding(raw, sure, control, chosen);
  return withDoubts(await decoded(file, raw, formOf(found, gzip), control), found);
}

/**
 * Opens a text once more that turned out to have bytes that are no UTF-8, or NULs, further on than the sample reaches.
 * A file that is mostly UTF-8 stays so but for them. Nobody can be asked any more: a doubt is told.
 */
export async function reopened(opened: OpenedFile, control: LoadControl): Promise<OpenedFile> {
  const { file, form, undecoded, chosen = null } = opened;
  if (isLegacy(form.encoding)) return opened;
  if (opened.written) {
    const { text, notes } = await transcode(opened.text, 'utf-8', control);
    return { ...opened, text, notes: [...opened.notes, ...notes] };
  }
  const raw = undecoded ?? opened.text;
  const marked = form.encoding === 'utf-8-bom' ? form.encoding : null;
  const found = await wholeEncoding(raw, marked, control, chosen);
  const again = await decoded(file, raw, formOf(found, form.gzip), control);
  return { ...again, ...(chosen && { chosen }), notes: [...again.notes, ...doubtNotes(found)] };
}

/** How a whole text is written, as far as that can be told. */
interface Found {
  encoding: Encoding;
  /** Others that may be it. */
  others: Encoding[];
  high: HighBytes;
}

async function wholeEncoding(
  raw: File,
  marked: Encoding | null,
  control: LoadControl,
  chosen: Encoding | null,
): Promise<Found> {
  const { counts, high } = await wholeCounts(raw, control);
  if (looksBinary(counts)) throw notText('a binary file');
  const sure = marked ?? (isMostlyUtf8(counts) ? 'utf-8' : chosen);
  return sure === null ? { ...guessEncoding(high), high } : { encoding: sure, others: [], high };
}

const examples = ({ high, encoding: found, others }: Found, encoding: Encoding): string[] =>
  examplesOf(
    high,
    encoding,
    [found, ...others].filter((other) => other !== encoding),
  );

const formOf = (found: Found, gzip: boolean): FileForm => ({
  ...plainForm(found.encoding, gzip),
  ...(isLegacy(found.encoding) && { examples: examples(found, found.encoding) }),
});

/** What is to be asked, where other encodings read the text as well. */
function withDoubts(opened: OpenedFile, found: Found): OpenedFile {
  if (found.others.length === 0) return opened;
  const doubts = [found.encoding, ...found.others].map((encoding) => ({
    encoding,
    examples: examples(found, encoding),
  }));
  return { ...opened, doubts };
}

function doubtNotes({ encoding, others, high }: Found): FileNote[] {
  if (others.length === 0) return [];
  const names = others.map((other) => encodingNames[other]).join(' or ');
  const sentence = `Words with accents come late in the file; they were read as ${encodingNames[encoding]}, and may be ${names}.`;
  return [{ id: 'encoding', lines: [], count: high.words.length, sentence }];
}

async function decoded(
  file: File,
  raw: File,
  form: FileForm,
  control: LoadControl,
): Promise<OpenedFile> {
  const { text, notes } = await transcode(raw, form.encoding ?? 'utf-8', control);
  const head = await headOf(text);
  if (isBlank(head)) throw emptyFile();
  const foreign = foreignProblem(head);
  if (foreign) throw foreign;
  return { file, text, form, notes, undecoded: raw };
}

function isBlank(head: Uint8Array): boolean {
  const from = startsWith(head, BOM) ? BOM.length : 0;
  return !head.subarray(from).some((byte) => byte > 32);
}
