import { Gunzip } from 'fflate';
import { ProblemError } from '../../problems.ts';
import { type LoadControl, stopIfCancelled } from '../port.ts';
import { pacer } from '../pause.ts';
import { chunksOf } from './chunks.ts';
import { damaged } from './openProblems.ts';
import { TextSink } from './textSink.ts';

type OnBytes = (bytes: Uint8Array) => Promise<boolean> | boolean;

/** @param onBytes answers whether to go on */
async function inflate(packed: Blob, onRead: (bytes: number) => void, onBytes: OnBytes) {
  const counted = packed.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        onRead(chunk.length);
        controller.enqueue(chunk);
      },
    }),
  );
  const reader = counted.pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || !(await onBytes(value))) return;
    }
  } finally {
    // Also when it failed: what stays open keeps its file open.
    await reader.cancel().catch(() => {});
  }
}

/** The first bytes of what is packed; fewer than wanted when there are no more. */
export async function gunzippedHead(file: File, wanted: number): Promise<Uint8Array> {
  const head = new Uint8Array(wanted);
  let filled = 0;
  await inflate(
    file,
    () => {},
    (bytes) => {
      const part = bytes.subarray(0, wanted - filled);
      head.set(part, filled);
      filled += part.length;
      return filled < wanted;
    },
  ).catch(() => {}); // What is wrong further on shows when all of it is unpacked.
  return head.subarray(0, filled);
}

/** Where the parts of a file begin that was packed in several, one behind the other. */
async function memberStarts(file: File, control: LoadControl): Promise<number[]> {
  const starts = [0];
  const gunzip = new Gunzip(() => {});
  gunzip.onmember = (start) => starts.push(start);
  for await (const { bytes, last } of chunksOf(file, control)) gunzip.push(bytes, last);
  return starts;
}

/**
 * Unpacks a file, checksums held.
 * @throws ProblemError when it is damaged, cut off, or unpacks to more than a tab can hold
 */
export async function gunzip(file: File, control: LoadControl): Promise<File> {
  try {
    return await unpacked(file, [0], control);
  } catch (thrown) {
    if (thrown instanceof ProblemError) throw thrown;
    // Browsers unpack the first part only and stumble over the next.
    const starts = await memberStarts(file, control).catch((cause: unknown) => {
      throw cause instanceof ProblemError ? cause : broken(thrown);
    });
    if (starts.length === 1) throw broken(thrown);
    return unpacked(file, starts, control).catch((cause: unknown) => {
      throw cause instanceof ProblemError ? cause : broken(cause);
    });
  }
}

const broken = (thrown: unknown) => damaged('compressed file', String(thrown));

async function unpacked(
  file: File,
  starts: readonly number[],
  control: LoadControl,
): Promise<File> {
  const sink = new TextSink('compressed file');
  const breathe = pacer(() => control.now());
  let done = 0;
  for (const [i, start] of starts.entries()) {
    await inflate(
      file.slice(start, starts[i + 1] ?? file.size),
      (bytes) => {
        done += bytes;
        control.onProgress({ step: 'reading', done, total: file.size });
      },
      async (bytes) => {
        stopIfCancelled(control);
        sink.bytes(bytes);
        await breathe();
        return true;
      },
    );
  }
  return sink.file(file.name.replace(/\.gz$/i, ''));
}
