import { fileBytes } from '../records/fileBytes.ts';
import { CHUNK_BYTES } from '../limits.ts';
import { pause } from '../pause.ts';
import { type LoadControl, stopIfCancelled } from '../port.ts';

/** The bytes of a file, a megabyte at a time, with progress told; it stops when it is to. */
export async function* chunksOf(
  file: File,
  control: LoadControl,
): AsyncGenerator<{ bytes: Uint8Array; last: boolean }> {
  for (let at = 0; at < file.size; at += CHUNK_BYTES) {
    stopIfCancelled(control);
    const bytes = await fileBytes(file, at, at + CHUNK_BYTES);
    const done = at + bytes.length;
    yield { bytes, last: done >= file.size };
    control.onProgress({ step: 'reading', done, total: file.size });
    await pause();
  }
}
