import type { Dialect } from '../../src/domain/intakePlan.ts';
import { fileBytes } from './fileBytes.ts';
import { HEAD_BYTES, MAX_SAMPLE_RECORDS, SLICE_BYTES, SLICES, SMALL_BYTES } from './limits.ts';
import { recordsIn } from './records.ts';

/** Records from all over a file. */
export interface Sample {
  /** As in the file, the header included if there is one. */
  head: string[][];
  /** Records from further on, in order of the file. */
  later: string[][];
  /** Whether this is all of the file. */
  complete: boolean;
  /** First byte of the head that belongs to no record yet. */
  end: number;
}

export function headOf(file: File): Promise<Uint8Array> {
  return fileBytes(file, 0, file.size <= SMALL_BYTES ? SMALL_BYTES : HEAD_BYTES);
}

/** The last sample of a file: it is wanted when the file is looked at, and once more when it is loaded. */
const known = new WeakMap<File, { dialect: string; sample: Sample }>();

/**
 * The head of the file and thin slices from the rest. A slice begins at a line end; should that line end be inside
 * a quoted cell, its records have another width than the others and are left out.
 */
export async function sampleOf(file: File, head: Uint8Array, dialect: Dialect): Promise<Sample> {
  const key = JSON.stringify(dialect);
  const before = known.get(file);
  if (before?.dialect === key) return before.sample;
  const sample = await sampled(file, head, dialect);
  known.set(file, { dialect: key, sample });
  return sample;
}

async function sampled(file: File, head: Uint8Array, dialect: Dialect): Promise<Sample> {
  const complete = file.size <= head.length;
  const first = recordsIn(head, dialect, complete, MAX_SAMPLE_RECORDS);
  const later: string[][] = [];
  const width = first.records[0]?.length ?? 0;
  const rest = file.size - head.length;
  for (let i = 0; !complete && i < SLICES; i += 1) {
    const from = head.length + Math.floor((rest * i) / SLICES);
    const bytes = await fileBytes(file, from, from + SLICE_BYTES);
    const line = bytes.indexOf(10) + 1 || bytes.indexOf(13) + 1;
    const last = from + SLICE_BYTES >= file.size;
    const slice = recordsIn(bytes.subarray(line), { ...dialect, bom: false }, last);
    later.push(...slice.records.filter((record) => record.length === width));
  }
  const all = complete && first.records.length < MAX_SAMPLE_RECORDS;
  return { head: first.records, later, complete: all, end: first.end };
}
