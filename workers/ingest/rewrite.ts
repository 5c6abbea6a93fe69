import type { Dialect, RowNote } from '../../src/domain/intakePlan.ts';
import { ByteSink } from './byteSink.ts';
import { cellText } from './cellText.ts';
import { fileBytes } from './fileBytes.ts';
import { CHUNK_BYTES, MAX_REJECTED_SHOWN } from './limits.ts';
import { pacer } from './pause.ts';
import { type LoadControl, stopIfCancelled } from './port.ts';
import { dialectBytes, readRecord, type RecordSpan } from './readRecord.ts';
import { BOM_BYTES, isBlank } from './records.ts';

/** What every rewritten file is written in. */
export const CLEAN: Dialect = {
  delimiter: ',',
  quote: '"',
  escape: 'doubled',
  skipLines: 0,
  headerRows: 0,
  bom: false,
};

/** A file rewritten so that nothing in it is in doubt, and the records that are not in it. */
export interface Rewritten {
  file: File;
  good: number;
  rejected: number;
  /** The first of the rejected ones. */
  shown: RowNote[];
}

const COMMA = 44;
const LF = 10;
const CR = 13;
const encoder = new TextEncoder();

const cells = (n: number) => (n === 1 ? 'one cell' : `${n} cells`);

function fault(span: RecordSpan, width: number): string | null {
  if (span.fault === 'unclosed') return 'a quote is opened and never closed';
  if (span.fault === 'too-long') return 'it is longer than 1 MB';
  const found = span.cells.length / 2;
  return found === width ? null : `it has ${cells(found)} instead of ${width}`;
}

/** Quotes are taken off; what is not ASCII is decoded, so that bytes that are no UTF-8 become a sign for that. */
function writeCell(
  sink: ByteSink,
  bytes: Uint8Array,
  from: number,
  to: number,
  quote: string,
): void {
  const quoted = quote !== '' && bytes[from] === quote.charCodeAt(0);
  if (!quoted && sink.asciiCell(bytes, from, to)) return;
  const text = cellText(bytes, from, to, quote).replaceAll('"', '""');
  sink.bytes(encoder.encode(`"${text}"`));
}

function linesIn(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0;
  for (let i = from; i < to; i += 1) {
    if (bytes[i] === LF || (bytes[i] === CR && bytes[i + 1] !== LF)) lines += 1;
  }
  return lines;
}

/** Reads the file record by record with our own reader and writes the good ones out again, every cell quoted. */
export async function rewrite(
  file: File,
  dialect: Dialect,
  width: number,
  control: LoadControl,
): Promise<Rewritten> {
  const sink = new ByteSink();
  const shown: RowNote[] = [];
  const marks = dialectBytes(dialect);
  const pace = pacer(control.now);
  let [good, rejected, line, size] = [0, 0, 1, CHUNK_BYTES];
  let header = dialect.headerRows > 0;

  const take = (bytes: Uint8Array, from: number, span: RecordSpan): void => {
    if (header) {
      header = false;
      return;
    }
    const reason = fault(span, width);
    if (reason !== null) {
      rejected += 1;
      if (shown.length >= MAX_REJECTED_SHOWN) return;
      const text = new TextDecoder().decode(bytes.subarray(from, Math.min(span.end, from + 800)));
      shown.push({ line, reason, text: text.slice(0, 200) });
      return;
    }
    for (let i = 0; i < span.cells.length; i += 2) {
      if (i > 0) sink.byte(COMMA);
      writeCell(sink, bytes, span.cells[i] ?? 0, span.cells[i + 1] ?? 0, dialect.quote);
    }
    sink.byte(LF);
    good += 1;
  };

  let at = dialect.bom ? BOM_BYTES : 0;
  while (at < file.size) {
    stopIfCancelled(control);
    const bytes = await fileBytes(file, at, at + size);
    const last = at + bytes.length >= file.size;
    let from = 0;
    while (from < bytes.length) {
      const span = readRecord(bytes, from, marks, last);
      if (!span) break;
      if (!isBlank(span)) take(bytes, from, span);
      line += linesIn(bytes, from, span.next);
      from = span.next;
      sink.flush();
      await pace();
    }
    at += from;
    // A record longer than the piece: take a larger piece.
    size = from === 0 ? 2 * size : CHUNK_BYTES;
    control.onProgress({ step: 'reading', done: at, total: file.size });
  }
  return { file: sink.file('clean.csv'), good, rejected, shown };
}
