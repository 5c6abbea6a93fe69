import { ByteSink } from '../records/byteSink.ts';
import { MAX_UNPACKED_BYTES } from '../limits.ts';
import { unpacksTooFar } from './openProblems.ts';

const encoder = new TextEncoder();

/** UTF-8 text written piece by piece, up to what a tab can hold. */
export class TextSink {
  readonly #sink = new ByteSink();
  readonly #what: string;
  #written = 0;

  /** @param what is being unpacked, e.g. “workbook” */
  constructor(what: string) {
    this.#what = what;
  }

  /** @throws ProblemError when it is too much */
  bytes(bytes: Uint8Array): void {
    this.#written += bytes.length;
    if (this.#written > MAX_UNPACKED_BYTES) throw unpacksTooFar(this.#what);
    this.#sink.bytes(bytes);
    this.#sink.flush();
  }

  text(text: string): void {
    this.bytes(encoder.encode(text));
  }

  file(name: string): File {
    return this.#sink.file(name);
  }
}
