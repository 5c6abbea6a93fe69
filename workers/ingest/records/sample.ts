import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { commonWidth } from './dialect.ts';
import { MAX_SAMPLE_RECORDS, SLICE_BYTES } from '../limits.ts';
import { recordsIn } from './records.ts';
import { footerStart } from './footer.ts';
import { slicesOf } from './slices.ts';
import { headerCells, topRecords } from './topRecords.ts';

/** Records from all over a file. */
export interface Sample {
  /** The records that name the columns. */
  header: string[][];
  /** Cells in a row of the table. */
  width: number;
  /** Rows of the table: as wide as most, and none that repeats the header or belongs to a footer. */
  rows: string[][];
  /** Records met beside the header, and those of them that are no such rows; those cut off not. */
  found: number;
  odd: number;
  /** Whether this is all of the file. */
  complete: boolean;
  /** First byte of the head that belongs to no record yet. */
  end: number;
  /** Where the report's footer begins in the file; null when it has none. */
  footer: number | null;
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

/** Whether a row says what the header says. */
export const repeats = (row: readonly string[], header: readonly (readonly string[])[]): boolean =>
  header.some(
    (cells) =>
      cells.length === row.length && cells.every((cell, i) => cell.trim() === row[i]?.trim()),
  );

async function sampled(file: File, head: Uint8Array, dialect: Dialect): Promise<Sample> {
  const complete = file.size <= head.length;
  const tops = topRecords(head, dialect, complete, dialect.headerRows);
  const whole = recordsIn(head, dialect, complete, MAX_SAMPLE_RECORDS);
  // A header at fault is not among the records.
  const named = tops.filter(({ cells }) => cells !== null).length;
  const few = whole.records.length < named + 2;
  const width = commonWidth(whole.records.slice(few ? 0 : named));
  const header = tops.flatMap((top) => {
    const cells = headerCells(top, dialect, width);
    return cells ? [cells] : [];
  });
  const footer = await footerStart(file, dialect, width);
  const first =
    footer !== null && footer < head.length
      ? recordsIn(head.subarray(0, footer), dialect, true, MAX_SAMPLE_RECORDS)
      : whole;
  const later: string[][] = [];
  for (const { from, bytes } of await slicesOf(file, head)) {
    const line = bytes.indexOf(10) + 1 || bytes.indexOf(13) + 1;
    const last = from + SLICE_BYTES >= file.size;
    const plain = { ...dialect, bom: false, skipLines: 0 };
    const slice = recordsIn(bytes.subarray(line), plain, last);
    later.push(...slice.records.filter((record) => record.length === width));
  }
  const records = [...first.records.slice(named), ...later];
  const rows = records.filter((row) => row.length === width && !repeats(row, header));
  const all = complete && whole.records.length < MAX_SAMPLE_RECORDS;
  const found = records.length + first.faults;
  const odd = found - rows.length;
  return { header, width, rows, found, odd, complete: all, end: first.end, footer };
}
