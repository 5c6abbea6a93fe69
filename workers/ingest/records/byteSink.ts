const PART_BYTES = 1 << 20;
/** Most files are small. */
const FIRST_BYTES = 1 << 16;
const QUOTE = 34;

/** Bytes written one after the other and handed out as Blobs, which a browser may keep on disk. */
export class ByteSink {
  #buffer = new Uint8Array(FIRST_BYTES);
  #length = 0;
  readonly #parts: Blob[] = [];

  byte(value: number): void {
    if (this.#length === this.#buffer.length) this.#grow(1);
    this.#buffer[this.#length] = value;
    this.#length += 1;
  }

  bytes(values: Uint8Array): void {
    if (this.#length + values.length > this.#buffer.length) this.#grow(values.length);
    this.#buffer.set(values, this.#length);
    this.#length += values.length;
  }

  /**
   * Writes a cell in quotes, its own quotes doubled. Only ASCII is sure to be text as it stands.
   * @returns false, with nothing written, when it is not ASCII
   */
  asciiCell(bytes: Uint8Array, from: number, to: number): boolean {
    const most = 2 * (to - from) + 2;
    if (this.#length + most > this.#buffer.length) this.#grow(most);
    const buffer = this.#buffer;
    let at = this.#length;
    buffer[at++] = QUOTE;
    for (let i = from; i < to; i += 1) {
      const byte = bytes[i] ?? 0;
      if (byte > 127) return false;
      buffer[at++] = byte;
      if (byte === QUOTE) buffer[at++] = QUOTE;
    }
    buffer[at++] = QUOTE;
    this.#length = at;
    return true;
  }

  /** Call it between records. */
  flush(): void {
    if (this.#length >= PART_BYTES) this.#put();
  }

  file(name: string): File {
    this.#put();
    return new File(this.#parts, name);
  }

  #put(): void {
    if (this.#length > 0) this.#parts.push(new Blob([this.#buffer.slice(0, this.#length)]));
    this.#length = 0;
  }

  #grow(by: number): void {
    const larger = new Uint8Array(Math.max(2 * this.#buffer.length, this.#length + by));
    larger.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = larger;
  }
}
