/** Runs may be filled up beyond the values there are, by this much at most. */
const MAX_PADDING = 512;

/** A stretch of bytes: runs of one value, and of values packed bit by bit. */
export interface Runs {
  bytes: Uint8Array;
  from: number;
  to: number;
  /** Bits of a value. */
  width: number;
}

/**
 * Walks through runs without unpacking them, and counts one value among the first so many.
 * @throws RangeError when they can't hold so many: a decoder that trusts them might never end
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/, RLE/bit-packing hybrid
 */
export function countRuns(
  { bytes, from, to, width }: Runs,
  values: number,
  wanted: number,
): number {
  if (!(from >= 0 && to <= bytes.length && width <= 32)) throw new RangeError('Runs end too soon.');
  let [at, seen, found] = [from, 0, 0];
  while (seen < values) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      if (at >= to || shift > 28) throw new RangeError('Runs end too soon.');
      const byte = bytes[at++] ?? 0;
      header += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
    }
    const packed = header % 2 === 1;
    const count = Math.floor(header / 2) * (packed ? 8 : 1);
    const used = Math.min(count, values - seen);
    const length = packed ? Math.ceil((used * width) / 8) : Math.ceil(width / 8);
    if (count - used > MAX_PADDING || at + length > to) throw new RangeError('A run is too long.');
    if (packed) found += countPacked(bytes, at, width, used, wanted);
    else if (littleEndian(bytes, at, length) === wanted) found += used;
    at += packed ? (count * width) / 8 : length;
    seen += count;
  }
  return found;
}

const littleEndian = (bytes: Uint8Array, at: number, length: number): number => {
  let value = 0;
  for (let i = length - 1; i >= 0; i -= 1) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
};

/** Levels, the only values that are counted, take few bits. */
function countPacked(
  bytes: Uint8Array,
  at: number,
  width: number,
  values: number,
  wanted: number,
): number {
  if (wanted < 0) return 0;
  let found = 0;
  for (let i = 0; i < values; i += 1) {
    const bit = i * width;
    const byte = at + (bit >> 3);
    const two = (bytes[byte] ?? 0) | ((bytes[byte + 1] ?? 0) << 8);
    if (((two >> (bit & 7)) & ((1 << width) - 1)) === wanted) found += 1;
  }
  return found;
}
