import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { ByteSink } from './byteSink.ts';
import { cellText } from './cellText.ts';
import { type LoadControl } from '../port.ts';
import { hasBadBytes } from './badBytes.ts';
import { BadBytes } from './openTable.ts';
import { Judge } from './judge.ts';
import { RowBook } from './rowBook.ts';
import type { TableShape } from './tableShape.ts';
import { type Met, walkRecords } from './walk.ts';

/** What every rewritten file is written in. */
export const CLEAN: Dialect = {
  delimiter: ',',
  quote: '"',
  escape: 'doubled',
  skipLines: 0,
  headerRows: 0,
  bom: false,
};

/** A file rewritten so that nothing in it is in doubt, and what was not taken as it stands. */
export interface Rewritten {
  file: File;
  /** Records in it. */
  good: number;
  book: RowBook;
}

const COMMA = 44;
const LF = 10;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

const quotedCell = (text: string): Uint8Array => encoder.encode(`"${text.replaceAll('"', '""')}"`);

/** Quotes are taken off; what is not ASCII is decoded, so that bytes that are no UTF-8 become a sign for that. */
function writeRow(sink: ByteSink, { bytes, span }: Met, dialect: Dialect): void {
  const { quote } = dialect;
  for (let i = 0; i < span.cells.length; i += 2) {
    if (i > 0) sink.byte(COMMA);
    const [from = 0, to = 0] = [span.cells[i], span.cells[i + 1]];
    const quoted = quote !== '' && bytes[from] === quote.charCodeAt(0);
    if (!quoted && sink.asciiCell(bytes, from, to)) continue;
    sink.bytes(quotedCell(cellText(bytes, from, to, dialect)));
  }
}

/**
 * Reads the file record by record with our own reader and writes the good ones out again, every cell quoted.
 * @param mayBeBad bytes that are no UTF-8 are told and replaced; otherwise they are thrown as `BadBytes`
 */
export async function rewrite(
  file: File,
  shape: TableShape,
  control: LoadControl,
  mayBeBad: boolean,
): Promise<Rewritten> {
  const sink = new ByteSink();
  const book = new RowBook();
  const judge = new Judge(shape);
  let good = 0;
  await walkRecords(file, shape.dialect, control, (met) => {
    const fate = judge.judge(met);
    if (fate.fate === 'header') return;
    if (hasBadBytes(met.bytes, met.from, met.span.end)) {
      if (!mayBeBad) throw new BadBytes();
      book.note('bad-bytes', met.line);
    }
    const text = () =>
      decoder.decode(met.bytes.subarray(met.from, Math.min(met.span.end, met.from + 800)));
    if (fate.fate === 'rejected') {
      book.reject(met.line, fate.reason, text, fate.apart);
      return;
    }
    if (fate.fate === 'row') writeRow(sink, met, shape.dialect);
    else {
      book.repair(met.line, fate.reason, text);
      fate.cells.forEach((cell, i) => {
        if (i > 0) sink.byte(COMMA);
        sink.bytes(quotedCell(cell));
      });
    }
    sink.byte(LF);
    good += 1;
    sink.flush();
  });
  return { file: sink.file('clean.csv'), good, book };
}
