/** Finds a delimiter in bytes that come by one at a time, as Knuth, Morris and Pratt do. */
export class DelimiterMatch {
  readonly #delimiter: Uint8Array;
  /** Bytes of it that came by last. */
  #matched = 0;

  constructor(delimiter: Uint8Array) {
    this.#delimiter = delimiter;
  }

  /** Whether the delimiter ends with this byte. */
  endsWith(byte: number): boolean {
    const wanted = this.#delimiter;
    if (wanted.length === 1) return byte === wanted[0];
    while (this.#matched > 0 && wanted[this.#matched] !== byte) this.#matched = this.#shorter();
    if (wanted[this.#matched] === byte) this.#matched += 1;
    if (this.#matched < wanted.length) return false;
    this.#matched = 0;
    return true;
  }

  /** What came by before does not count. */
  forget(): void {
    this.#matched = 0;
  }

  /** The longest beginning of the delimiter that the matched bytes end with, shorter than they are. */
  #shorter(): number {
    const wanted = this.#delimiter;
    for (let length = this.#matched - 1; length > 0; length -= 1) {
      const shift = this.#matched - length;
      if (wanted.subarray(0, length).every((byte, i) => byte === wanted[shift + i])) return length;
    }
    return 0;
  }
}
