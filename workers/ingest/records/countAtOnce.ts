import { CHUNK_BYTES } from '../limits.ts';
import { NumberWatch } from '../numbers/numberWatch.ts';
import { pause } from '../pause.ts';
import type { Counted, CountTask } from './counted.ts';
import { fileBytes } from './fileBytes.ts';
import { RecordCounter } from './recordCounter.ts';
import { BOM_BYTES } from './tableStart.ts';

/** The browser's own SHA-256 takes a whole file at once: so much of it may lie in memory for that moment. */
const WHOLE_BYTES = 128 << 20;

/** Whether a file can be counted at once. `crypto.subtle` is missing where the page is not served securely. */
export const canCountAtOnce = ({ size }: File): boolean =>
  crypto.subtle !== undefined && size <= WHOLE_BYTES;

/**
 * Hash and record count of a file that lies in memory as a whole: twice as fast as in slices, as the hash is native, and
 * made by a thread of its own while this one counts.
 * @param check is called after each stretch; what it throws ends the count
 * @throws ProblemError when the file can't be read any more
 */
export async function countAtOnce(
  { file, dialect, watched }: CountTask,
  check: () => void,
): Promise<Counted> {
  const bytes = await fileBytes(file, 0, file.size);
  const digest = crypto.subtle.digest('SHA-256', bytes);
  const counter = new RecordCounter(dialect);
  const watch = new NumberWatch(dialect, watched);
  let at: number | null = dialect.bom ? BOM_BYTES : 0;
  while (at !== null) {
    while (at < bytes.length) {
      watch.scan(bytes, at, at + CHUNK_BYTES, true);
      at = counter.push(bytes.subarray(at, at + CHUNK_BYTES), at);
      // DuckDB's answers may wait for this thread.
      await pause();
      check();
    }
    at = counter.finish();
  }
  const { records, oddities, nul } = counter;
  const sha256 = hex(new Uint8Array(await digest));
  letGo(bytes);
  return {
    print: {
      sha256,
      records: records - dialect.headerRows,
      oddities,
      nul,
    },
    seen: { odd: watch.odd, elsewhere: watch.elsewhere },
  };
}

/** Gives the memory back now: a thread that rests collects no garbage. Browsers of before 2024 leave it to that. */
function letGo({ buffer }: Uint8Array<ArrayBuffer>): void {
  (buffer as { transfer?: (bytes: number) => unknown }).transfer?.(0);
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
