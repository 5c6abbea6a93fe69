const MAX_WORDS = 1_500;
const MAX_LINE_BYTES = 32 << 10;
const LONGEST_WORD = 60;

const isWord = (byte: number): boolean =>
  byte > 127 || (byte > 47 && byte < 58) || (byte > 64 && byte < 91) || (byte > 96 && byte < 123);

/** Words with bytes above 127, each once, and some of the lines they stand in. */
export class HighBytes {
  readonly lines: Uint8Array[] = [];
  readonly #words = new Map<string, Uint8Array>();
  #lineBytes = 0;

  get words(): Uint8Array[] {
    return [...this.#words.values()];
  }

  get full(): boolean {
    return this.#words.size >= MAX_WORDS;
  }

  /** @param bytes whole lines, but for the first and the last */
  push(bytes: Uint8Array): void {
    for (let start = 0; start < bytes.length && !this.full;) {
      let end = start;
      let high = false;
      for (; end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13; end += 1)
        high ||= (bytes[end] ?? 0) > 127;
      if (high) this.#line(bytes.subarray(start, end));
      start = end + 1;
    }
  }

  #line(line: Uint8Array): void {
    if (this.#lineBytes + line.length <= MAX_LINE_BYTES) {
      this.lines.push(line.slice());
      this.#lineBytes += line.length;
    }
    for (let at = 0; at < line.length; at += 1) {
      if (!isWord(line[at] ?? 0)) continue;
      let end = at;
      let high = false;
      for (; end < line.length && isWord(line[end] ?? 0); end += 1) high ||= (line[end] ?? 0) > 127;
      if (high && end - at <= LONGEST_WORD) {
        const word = line.slice(at, end);
        this.#words.set(String.fromCharCode(...word), word);
      }
      at = end;
    }
  }
}
