import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { cellText, recordText, unquoted } from './cellText.ts';
import { readRecord, type RecordSpan } from './readRecord.ts';
import { marksOf } from './marks.ts';
import { tableStart } from './tableStart.ts';

export const isBlank = ({ cells, fault }: RecordSpan): boolean =>
  fault === null && cells.length === 2 && cells[0] === cells[1];

/** The cells of a record as text. */
export function cellsOf(
  bytes: Uint8Array,
  { cells }: RecordSpan,
  quoting: Pick<Dialect, 'quote' | 'escape'>,
): string[] {
  const from = cells[0] ?? 0;
  const line = recordText(bytes, from, cells.at(-1) ?? 0);
  const texts: string[] = [];
  for (let i = 0; i < cells.length; i += 2) {
    const start = cells[i] ?? 0;
    const end = cells[i + 1] ?? 0;
    texts.push(
      line === null
        ? cellText(bytes, start, end, quoting)
        : unquoted(line.slice(start - from, end - from), quoting),
    );
  }
  return texts;
}

/**
 * The records of some bytes as text, blank lines left out, at most `limit`.
 * @param last whether the file ends with these bytes; if not, a record that is cut off at the end is left out
 */
export function recordsIn(bytes: Uint8Array, dialect: Dialect, last: boolean, limit = Infinity) {
  const marks = marksOf(dialect);
  const records: string[][] = [];
  let faults = 0;
  let at = tableStart(bytes, dialect);
  while (at < bytes.length && records.length < limit) {
    const span = readRecord(bytes, at, marks, last);
    if (!span) break;
    at = span.next;
    if (isBlank(span)) continue;
    if (span.fault) faults += 1;
    else records.push(cellsOf(bytes, span, dialect));
  }
  return { records, faults, end: at };
}
