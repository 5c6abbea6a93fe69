import { type FileEntry, ZipReader } from '@zip.js/zip.js/lib/zip-core-reader.js';
import { ProblemError } from '../../../problems.ts';
import { fileBytes } from '../../records/fileBytes.ts';
import { MAX_UNPACKED_BYTES } from '../../limits.ts';
import { archive, damaged, otherTable, unpacksTooFar } from '../openProblems.ts';

/** In this thread, by the browser's own streams: no worker of theirs, no code of theirs made from text. */
const OURS = { useWebWorkers: false, useCompressionStream: true } as const;

/** The file as the library asks for it. */
const sourceOf = (file: File) => ({
  size: file.size,
  /** Only asked for where the others are missing. */
  get readable() {
    return file.stream();
  },
  createReadable: ({ offset = 0, size = file.size } = {}) =>
    file.slice(offset, offset + size).stream(),
  readUint8Array: (at: number, length: number) => fileBytes(file, at, at + length),
});

/** The files packed in a workbook, by path in lower case. */
export type Parts = ReadonlyMap<string, FileEntry>;

/** @throws ProblemError when it is no ZIP, or one of something else than an .xlsx workbook */
export async function openArchive(file: File): Promise<Parts> {
  const parts = new Map<string, FileEntry>();
  try {
    const reader = new ZipReader(sourceOf(file), OURS);
    for (const entry of await reader.getEntries()) {
      if (!entry.directory) parts.set(entry.filename.replace(/^\//, '').toLowerCase(), entry);
    }
  } catch (thrown) {
    if (thrown instanceof ProblemError) throw thrown;
    throw damaged('workbook or ZIP archive', String(thrown));
  }
  const foreign = otherContent(parts);
  if (foreign) throw foreign;
  return parts;
}

function otherContent(parts: Parts): ProblemError | null {
  const has = (start: string) => [...parts.keys()].some((path) => path.startsWith(start));
  if (parts.has('xl/workbook.bin')) return otherTable('a binary workbook (.xlsb)');
  if (has('word/')) return otherTable('a Word document');
  if (has('ppt/')) return otherTable('a presentation');
  if (has('index/') && has('metadata/')) return otherTable('a Numbers spreadsheet');
  if (parts.has('mimetype') && parts.has('content.xml')) {
    return otherTable('an OpenDocument spreadsheet (.ods)');
  }
  return parts.has('[content_types].xml') ? null : archive('a ZIP archive');
}

/** What the listed parts unpack to, by what the archive says of them. */
export const unpackedBytes = (entries: readonly FileEntry[]): number =>
  entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);

/** @throws ProblemError when it is more than a tab can hold */
export function checkUnpackedBytes(entries: readonly FileEntry[]): void {
  if (unpackedBytes(entries) > MAX_UNPACKED_BYTES) throw unpacksTooFar('workbook');
}

/** Thrown to end a reading before its end. */
class Enough extends Error {}

/**
 * Unpacks one part piece by piece, its checksum held.
 * @param onBytes answers whether to go on
 * @throws ProblemError when it is damaged, or longer than the archive says
 */
export async function unpackPart(
  entry: FileEntry,
  onBytes: (bytes: Uint8Array) => Promise<boolean> | boolean,
): Promise<void> {
  let failed: unknown = null;
  let left = entry.uncompressedSize;
  const sink = new WritableStream<Uint8Array>({
    async write(bytes) {
      left -= bytes.length;
      try {
        if (left < 0) throw damaged('workbook', 'A part is longer than it says.');
        if (!(await onBytes(bytes))) throw new Enough();
      } catch (thrown) {
        failed = thrown;
        throw thrown;
      }
    },
  });
  try {
    await entry.getData(sink, { ...OURS, checkCrc32: true, checkOverlappingEntry: true });
  } catch (thrown) {
    const cause = failed ?? thrown;
    if (cause instanceof Enough) return;
    throw cause instanceof ProblemError ? cause : damaged('workbook', String(cause));
  }
}
