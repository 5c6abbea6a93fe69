import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { fileBytes } from './fileBytes.ts';
import { MAX_CELL_BYTES } from '../limits.ts';
import { readRecord } from './readRecord.ts';
import { marksOf } from './marks.ts';
import { tableStart } from './tableStart.ts';

/** A record cut off by the end of the head that already has so many bytes is worth a second look. */
const SUSPICIOUS_BYTES = 64 << 10;

/** The line of a record near the start of the file that is longer than a record may be; null when there is none. */
export async function findLongRecord(
  file: File,
  head: Uint8Array,
  dialect: Dialect,
): Promise<number | null> {
  const marks = marksOf(dialect);
  const last = file.size <= head.length;
  let at = tableStart(head, dialect);
  const line = () => head.subarray(0, at).reduce((n, byte) => n + (byte === 10 ? 1 : 0), 1);
  while (at < head.length) {
    const span = readRecord(head, at, marks, last);
    if (!span) break;
    if (span.end - at > MAX_CELL_BYTES) return line();
    at = span.next;
  }
  if (last || head.length - at < SUSPICIOUS_BYTES) return null;
  const more = await fileBytes(file, at, at + 3 * MAX_CELL_BYTES);
  const span = readRecord(more, 0, marks, at + more.length >= file.size);
  return !span || span.end > MAX_CELL_BYTES ? line() : null;
}
