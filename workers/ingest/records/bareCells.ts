import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { readRecord } from './readRecord.ts';
import { marksOf } from './marks.ts';
import { tableStart } from './tableStart.ts';

/** How many of the first records have a part of a text in a cell without quotes. */
export function recordsWithBare(
  part: string,
  bytes: Uint8Array,
  dialect: Dialect,
  limit: number,
): number {
  const marks = marksOf(dialect);
  const decoder = new TextDecoder();
  let found = 0;
  let at = tableStart(bytes, dialect);
  for (let i = 0; i < limit && at < bytes.length; i += 1) {
    const span = readRecord(bytes, at, marks, true);
    if (!span) break;
    const bare = span.cells.some((from, cell) => {
      const to = span.cells[cell + 1];
      if (cell % 2 === 1 || to === undefined || bytes[from] === marks.quote) return false;
      return decoder.decode(bytes.subarray(from, to)).includes(part);
    });
    if (bare) found += 1;
    at = span.next;
  }
  return found;
}
