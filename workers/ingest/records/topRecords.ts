import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { lineEnd, readRecord } from './readRecord.ts';
import { cellsOf, isBlank } from './records.ts';
import { marksOf } from './marks.ts';
import { readingsOf } from './readings.ts';
import { tableStart } from './tableStart.ts';

/** A record at the top of a file. */
export interface TopRecord {
  /** 1-based line where it starts. */
  line: number;
  /** Its first byte. */
  at: number;
  /** A blank line stands before it. */
  afterBlank: boolean;
  /** Its cells by the dialect; null when a quote in it is at fault. */
  cells: string[] | null;
  text: string;
}

const decoder = new TextDecoder();

/** Lines that end in `bytes`, from `from` to `to`. */
export function linesIn(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; lines += 1) at = lineEnd(bytes, at, true)?.[1] ?? to;
  return lines;
}

/** The first records of a file, blank lines left out, those at fault not. */
export function topRecords(
  bytes: Uint8Array,
  dialect: Dialect,
  last: boolean,
  limit: number,
): TopRecord[] {
  const marks = marksOf(dialect);
  const records: TopRecord[] = [];
  let line = 1 + dialect.skipLines;
  let afterBlank = false;
  for (let at = tableStart(bytes, dialect); at < bytes.length && records.length < limit;) {
    const span = readRecord(bytes, at, marks, last);
    if (!span) break;
    const blank = isBlank(span);
    if (!blank) {
      const cells = span.fault ? null : cellsOf(bytes, span, dialect);
      const text = decoder.decode(bytes.subarray(at, span.end));
      records.push({ line, at, afterBlank, cells, text });
    }
    afterBlank = blank;
    line += linesIn(bytes, at, span.next);
    at = span.next;
  }
  return records;
}

/** The cells of a record that names columns, though a quote in it may be at fault; null when they can't be told. */
export function headerCells(
  { cells, text }: TopRecord,
  dialect: Dialect,
  width: number,
): string[] | null {
  if (cells) return cells;
  const ways = readingsOf(text, dialect).filter((reading) => reading.cells.length === width);
  return ways.length === 1 ? (ways[0]?.cells ?? null) : null;
}
