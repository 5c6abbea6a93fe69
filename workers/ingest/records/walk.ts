import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { fileBytes } from './fileBytes.ts';
import { CHUNK_BYTES } from '../limits.ts';
import { pacer } from '../pause.ts';
import { type LoadControl, stopIfCancelled } from '../port.ts';
import { readRecord, type RecordSpan } from './readRecord.ts';
import { cellsOf, isBlank } from './records.ts';
import { marksOf } from './marks.ts';
import { tableStart } from './tableStart.ts';
import { linesIn } from './topRecords.ts';

/** A record met on the way through a file; `bytes` are good only until the next one. */
export interface Met {
  bytes: Uint8Array;
  /** Its first byte: in `bytes`, and in the file. */
  from: number;
  at: number;
  /** 1-based line where it starts. */
  line: number;
  span: RecordSpan;
  /** A blank line stands before it. */
  afterBlank: boolean;
  /**
   * The records after it, blank lines and those at fault left out: as many as wanted, fewer where the file ends.
   * @throws MoreBytes when they are not all there yet
   */
  following(wanted: number): string[][];
}

class MoreBytes extends Error {}

/**
 * Goes through all records of a file with a few slices of it in memory, blank lines left out.
 * @param visit called once for each record; only `following` may be the reason to call it a second time
 * @param chunkBytes how much is read at once
 */
export async function walkRecords(
  file: File,
  dialect: Dialect,
  control: LoadControl,
  visit: (record: Met) => void,
  chunkBytes = CHUNK_BYTES,
): Promise<void> {
  const marks = marksOf(dialect);
  const pace = pacer(control.now);
  const top = await fileBytes(file, 0, CHUNK_BYTES);
  let at = tableStart(top, dialect);
  let line = 1 + dialect.skipLines;
  let afterBlank = false;
  let size = chunkBytes;
  while (at < file.size) {
    stopIfCancelled(control);
    const bytes = await fileBytes(file, at, at + size);
    const last = at + bytes.length >= file.size;
    const following = (next: number, wanted: number): string[][] => {
      const found: string[][] = [];
      for (let place = next; found.length < wanted && (place < bytes.length || !last);) {
        const span = place < bytes.length ? readRecord(bytes, place, marks, last) : null;
        if (!span) throw new MoreBytes();
        if (!isBlank(span) && !span.fault) found.push(cellsOf(bytes, span, dialect));
        place = span.next;
      }
      return found;
    };
    let from = 0;
    while (from < bytes.length) {
      const span = readRecord(bytes, from, marks, last);
      if (!span) break;
      const blank = isBlank(span);
      if (!blank) {
        const { next } = span;
        const met = { bytes, from, at: at + from, line, span, afterBlank };
        try {
          visit({ ...met, following: (wanted) => following(next, wanted) });
        } catch (thrown) {
          if (thrown instanceof MoreBytes) break;
          throw thrown;
        }
      }
      afterBlank = blank;
      line += linesIn(bytes, from, span.next);
      from = span.next;
      await pace();
    }
    at += from;
    // A record longer than the piece: take a larger piece.
    size = from === 0 ? 2 * size : chunkBytes;
    control.onProgress({ step: 'reading', done: at, total: file.size });
  }
}
