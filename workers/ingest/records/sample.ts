import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { commonWidth } from './dialect.ts';
import { findTables } from './findTables.ts';
import { MAX_SAMPLE_RECORDS, SLICE_BYTES } from '../limits.ts';
import { recordsIn } from './records.ts';
import { footerStart, noRow } from './footer.ts';
import { slicesOf } from './slices.ts';
import { headerCells, type TopRecord, topRecords } from './topRecords.ts';

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

/** A name without what programs change about it: capitals, and blanks around it or several inside. */
export const plainName = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

/** Whether a row says what the header says. */
export const repeats = (row: readonly string[], header: readonly (readonly string[])[]): boolean =>
  header.some(
    (cells) =>
      cells.length === row.length &&
      cells.every((cell, i) => plainName(cell) === plainName(row[i] ?? '')),
  );

/** Whether all cells of a row are names of columns, in whatever order. */
export const namesOnly = (row: readonly string[], names: ReadonlySet<string>): boolean =>
  row.length > 1 && row.every((cell) => names.has(plainName(cell)));

/** What the rows of a header call columns. */
export const namesIn = (header: readonly (readonly string[])[]): Set<string> => {
  const names = new Set(header.flat().map(plainName));
  names.delete('');
  return names;
};

/**
 * Where in the head another table begins below this one; null where none does.
 * @param tops the records that name this one's columns   @param records those of the head
 */
function otherTable(
  head: Uint8Array,
  dialect: Dialect,
  complete: boolean,
  tops: readonly TopRecord[],
  records: readonly (readonly string[])[],
): number | null {
  const uneven = records.some(({ length }) => length !== records[0]?.length);
  const first = tops.at(-1)?.at ?? -1;
  return findTables(head, dialect, complete, uneven).find(({ at }) => at > first)?.at ?? null;
}

/** Whether a slice is of a table of another width throughout. */
function isOther({ records, faults }: { records: string[][]; faults: number }, width: number) {
  const [first] = records;
  return (
    faults === 0 &&
    records.length >= 3 &&
    first !== undefined &&
    first.length >= 2 &&
    first.length !== width &&
    records.every(({ length }) => length === first.length)
  );
}

async function sampled(file: File, head: Uint8Array, dialect: Dialect): Promise<Sample> {
  const complete = file.size <= head.length;
  const tops = topRecords(head, dialect, complete, dialect.headerRows);
  const inHead = recordsIn(head, dialect, complete, MAX_SAMPLE_RECORDS);
  const other = otherTable(head, dialect, complete, tops, inHead.records);
  const whole =
    other === null ? inHead : recordsIn(head.subarray(0, other), dialect, true, MAX_SAMPLE_RECORDS);
  // A header at fault is not among the records.
  const named = tops.filter(({ cells }) => cells !== null).length;
  const few = whole.records.length < named + 2;
  const width = commonWidth(whole.records.slice(few ? 0 : named));
  const header = tops.flatMap((top) => {
    const cells = headerCells(top, dialect, width);
    return cells ? [cells] : [];
  });
  const footer = await footerStart(file, dialect, width);
  const ends = [footer, other].filter((end) => end !== null && end < head.length) as number[];
  const first =
    ends.length > 0
      ? recordsIn(head.subarray(0, Math.min(...ends)), dialect, true, MAX_SAMPLE_RECORDS)
      : whole;
  const later: string[][] = [];
  let foreign = 0;
  // Behind another table there is nothing of this one to be sure of.
  for (const { from, bytes } of other === null ? await slicesOf(file, head) : []) {
    const line = bytes.indexOf(10) + 1 || bytes.indexOf(13) + 1;
    const last = from + SLICE_BYTES >= file.size;
    const plain = { ...dialect, bom: false, skipLines: 0 };
    const slice = recordsIn(bytes.subarray(line), plain, last);
    if (isOther(slice, width)) foreign += 1;
    later.push(...slice.records.filter((record) => record.length === width));
  }
  const records = [...first.records.slice(named), ...later];
  const names = namesIn(header);
  const isRow = (row: readonly string[]) =>
    row.length === width && !repeats(row, header) && !namesOnly(row, names) && noRow(row) === null;
  const rows = records.filter(isRow);
  const all = complete && whole.records.length < MAX_SAMPLE_RECORDS;
  const found = records.length + first.faults + (other === null ? foreign : 1);
  const odd = found - rows.length;
  return { header, width, rows, found, odd, complete: all, end: first.end, footer };
}
