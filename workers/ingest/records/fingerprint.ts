import { createSHA256 } from 'hash-wasm';
import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { fileBytes } from './fileBytes.ts';
import { CHUNK_BYTES } from '../limits.ts';
import { type NumberWatch, WATCH_BEFORE, WATCH_BEHIND } from '../numbers/numberWatch.ts';
import { BOM_BYTES } from './tableStart.ts';
import { pacer } from '../pause.ts';
import { RecordCounter } from './recordCounter.ts';
import { type LoadControl, stopIfCancelled } from '../port.ts';

/** What is known of a file from its bytes alone. */
export interface Fingerprint {
  sha256: string;
  /** Records, the header left out. */
  records: number;
  /** Quotes that do not close as they should, quote signs inside cells without quotes, gaps between records. */
  oddities: number;
  /** NULs are among its bytes. */
  nul: boolean;
}

/** The browser's own SHA-256 takes a whole file at once: so much of it may lie in memory for that moment. */
const WHOLE_BYTES = 128 << 20;

/**
 * Hash and record count, beside whatever DuckDB does with the file.
 * @param watch is shown all bytes as they come by
 */
export const fingerprint = (
  file: File,
  dialect: Dialect,
  control: LoadControl,
  watch: NumberWatch | null = null,
): Promise<Fingerprint> =>
  // Missing where the page is not served securely.
  crypto.subtle && file.size <= WHOLE_BYTES
    ? atOnce(file, dialect, control, watch)
    : inSlices(file, dialect, control, watch);

const counted = ({ records, oddities, nul }: RecordCounter, { headerRows }: Dialect) => ({
  records: records - headerRows,
  oddities,
  nul,
});

/** Twice as fast as in slices: the hash is native, and made by a thread of its own while this one counts. */
async function atOnce(
  file: File,
  dialect: Dialect,
  control: LoadControl,
  watch: NumberWatch | null,
): Promise<Fingerprint> {
  stopIfCancelled(control);
  const bytes = await fileBytes(file, 0, file.size);
  const digest = crypto.subtle.digest('SHA-256', bytes);
  const counter = new RecordCounter(dialect);
  const breathe = pacer(() => control.now());
  let at: number | null = dialect.bom ? BOM_BYTES : 0;
  while (at !== null) {
    while (at < bytes.length) {
      watch?.scan(bytes, at, at + CHUNK_BYTES, true);
      at = counter.push(bytes.subarray(at, at + CHUNK_BYTES), at);
      await breathe();
      stopIfCancelled(control);
    }
    at = counter.finish();
  }
  const sha256 = hex(new Uint8Array(await digest));
  control.onProgress({ step: 'reading', done: file.size, total: file.size });
  return { sha256, ...counted(counter, dialect) };
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** In one pass, with a few slices in memory. */
async function inSlices(
  file: File,
  dialect: Dialect,
  control: LoadControl,
  watch: NumberWatch | null,
): Promise<Fingerprint> {
  const hash = await createSHA256();
  hash.init();
  const counter = new RecordCounter(dialect);
  let hashed = 0;
  let at = 0;
  for (;;) {
    while (at < file.size) {
      stopIfCancelled(control);
      const start = Math.max(at - WATCH_BEFORE, 0);
      const around = await fileBytes(file, start, at + CHUNK_BYTES + WATCH_BEHIND);
      const bytes = around.subarray(at - start, at - start + CHUNK_BYTES);
      watch?.scan(around, at - start, at - start + bytes.length, start === 0);
      // After an unclosed quote some bytes come by twice.
      if (at + bytes.length > hashed) hash.update(bytes.subarray(Math.max(hashed - at, 0)));
      hashed = Math.max(hashed, at + bytes.length);
      const skip = at === 0 && dialect.bom ? BOM_BYTES : 0;
      at = counter.push(bytes.subarray(skip), at + skip);
      control.onProgress({
        step: 'reading',
        done: hashed,
        total: file.size,
        rows: counter.records,
      });
    }
    const back = counter.finish();
    if (back === null) break;
    at = back;
  }
  return { sha256: hash.digest(), ...counted(counter, dialect) };
}

/** The SHA-256 of a file that is not itself the text that is read. */
export async function sha256Of(file: File, control: LoadControl): Promise<string> {
  const hash = await createSHA256();
  hash.init();
  for (let at = 0; at < file.size; at += CHUNK_BYTES) {
    stopIfCancelled(control);
    hash.update(await fileBytes(file, at, at + CHUNK_BYTES));
  }
  return hash.digest();
}
