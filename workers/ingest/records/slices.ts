import { HEAD_BYTES, SLICE_BYTES, SLICES, SMALL_BYTES } from '../limits.ts';
import { fileBytes } from './fileBytes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A thin slice of a file, and where it begins. */
export interface Slice {
  from: number;
  bytes: Bytes;
}

// The same bytes are wanted to see what a file is, how it is written, and once more when it is loaded.
const heads = new WeakMap<File, Promise<Bytes>>();
const slices = new WeakMap<File, Promise<Slice[]>>();

/** The start of a file; all of it when it is small. */
export function headOf(file: File): Promise<Bytes> {
  const known = heads.get(file);
  if (known) return known;
  const head = fileBytes(file, 0, file.size <= SMALL_BYTES ? SMALL_BYTES : HEAD_BYTES);
  heads.set(file, head);
  return head;
}

/** Thin slices from all over the rest of a file, in its order; none when the head is all of it. */
export function slicesOf(file: File, head: Uint8Array): Promise<Slice[]> {
  const known = slices.get(file);
  if (known) return known;
  const rest = file.size - head.length;
  const places = rest > 0 ? Array.from({ length: SLICES }, (_, i) => i) : [];
  // At once: each by itself would wait for the one before it.
  const made = Promise.all(
    places.map(async (i) => {
      const from = head.length + Math.floor((rest * i) / SLICES);
      return { from, bytes: await fileBytes(file, from, from + SLICE_BYTES) };
    }),
  );
  slices.set(file, made);
  return made;
}
