import { createSHA256 } from 'hash-wasm';
import type { Dialect } from '../../src/domain/intakePlan.ts';
import { fileBytes } from './fileBytes.ts';
import { CHUNK_BYTES } from './limits.ts';
import { BOM_BYTES } from './records.ts';
import { RecordCounter } from './recordCounter.ts';
import { type LoadControl, stopIfCancelled } from './port.ts';

/** What is known of a file from its bytes alone. */
export interface Fingerprint {
  sha256: string;
  /** Records, the header left out. */
  records: number;
}

/** Hash and record count in one pass; reads the file in slices, beside whatever DuckDB does with it. */
export async function fingerprint(
  file: File,
  dialect: Dialect,
  control: LoadControl,
): Promise<Fingerprint> {
  const hash = await createSHA256();
  hash.init();
  const counter = new RecordCounter(dialect);
  let hashed = 0;
  let at = 0;
  for (;;) {
    while (at < file.size) {
      stopIfCancelled(control);
      const bytes = await fileBytes(file, at, at + CHUNK_BYTES);
      // After an unclosed quote some bytes come by twice.
      if (at + bytes.length > hashed) hash.update(bytes.subarray(Math.max(hashed - at, 0)));
      hashed = Math.max(hashed, at + bytes.length);
      const skip = at === 0 && dialect.bom ? BOM_BYTES : 0;
      at = counter.push(bytes.subarray(skip), at + skip);
      control.onProgress({ step: 'reading', done: hashed, total: file.size });
    }
    const back = counter.finish();
    if (back === null) break;
    at = back;
  }
  return { sha256: hash.digest(), records: counter.records - (dialect.header ? 1 : 0) };
}
