import { createSHA256 } from 'hash-wasm';
import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { CHUNK_BYTES } from '../limits.ts';
import { NumberWatch, WATCH_BEFORE, WATCH_BEHIND } from '../numbers/numberWatch.ts';
import { type LoadControl, stopIfCancelled } from '../port.ts';
import { canCountAtOnce, countAtOnce } from './countAtOnce.ts';
import type { Fingerprint } from './counted.ts';
import { fileBytes } from './fileBytes.ts';
import { RecordCounter } from './recordCounter.ts';
import { BOM_BYTES } from './tableStart.ts';

/**
 * Hash and record count, beside whatever DuckDB does with the file; in a thread of its own where there is one.
 * @param watch is told of all bytes
 */
export async function fingerprint(
  file: File,
  dialect: Dialect,
  control: LoadControl,
  watch = new NumberWatch(dialect, { numbers: new Set(), whole: new Set() }),
): Promise<Fingerprint> {
  stopIfCancelled(control);
  if (!canCountAtOnce(file)) return inSlices(file, dialect, control, watch);
  const task = { file, dialect, watched: watch.watched };
  const check = () => stopIfCancelled(control);
  const { print, seen } = (await control.countApart?.(task)) ?? (await countAtOnce(task, check));
  check();
  watch.take(seen);
  control.onProgress({ step: 'reading', done: file.size, total: file.size });
  return print;
}

/** In one pass, with a few slices in memory. */
async function inSlices(
  file: File,
  dialect: Dialect,
  control: LoadControl,
  watch: NumberWatch,
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
      watch.scan(around, at - start, at - start + bytes.length, start === 0);
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
  const { records, oddities, nul } = counter;
  return { sha256: hash.digest(), records: records - dialect.headerRows, oddities, nul };
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
