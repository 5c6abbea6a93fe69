import { TOTAL_BEGINNINGS } from '../../../src/domain/totalWords.ts';
import { cellsOf } from './records.ts';
import { namesIn, namesOnly, plainName, repeats } from './sample.ts';
import { rowFits } from './columnFit.ts';
import { filledIn, isNaming, trimmed } from './findTables.ts';
import { noRow } from './footer.ts';
import { inTwoWays, repair } from './repair.ts';
import { startsOther } from './otherTable.ts';
import type { TableShape } from './tableShape.ts';
import type { Met } from './walk.ts';

/** Records that were no rows of the table, and why that is said of the file as well. */
export type Apart = 'footer' | 'repeated-header' | 'other-table';

/** What becomes of a record. */
export type Fate =
  | { fate: 'header' }
  | { fate: 'row' }
  | { fate: 'repaired'; cells: string[]; reason: string }
  | { fate: 'rejected'; reason: string; apart: Apart | null };

const FOOTER: Fate = { fate: 'rejected', reason: 'it is a report’s footer', apart: 'footer' };
const TOTAL: Fate = { fate: 'rejected', reason: 'it adds other rows up', apart: 'footer' };
const DRAWN: Fate = {
  fate: 'rejected',
  reason: 'it is a line drawn between rows',
  apart: null,
};
const REPEATED: Fate = {
  fate: 'rejected',
  reason: 'it repeats the header',
  apart: 'repeated-header',
};
const OTHER: Fate = {
  fate: 'rejected',
  reason: 'it belongs to another table',
  apart: 'other-table',
};

const decoder = new TextDecoder();
/** First bytes of words for totals and of drawn lines. */
const TOTAL_BYTES: ReadonlySet<number> = new Set(
  ['=', '_', '~', ...TOTAL_BEGINNINGS.flatMap((two) => [two, two.toUpperCase()])].map((text) =>
    text.charCodeAt(0),
  ),
);
/** Names of columns are shorter, in bytes. */
const MAX_NAME = 400;
const count = (n: number) => (n === 1 ? 'one cell' : `${n} cells`);

/** Judges the records of a file, in their order. */
export class Judge {
  readonly #shape: TableShape;
  #headers: number;
  readonly #names: ReadonlySet<string>;
  /** What the records belong to now. */
  #part: 'table' | 'footer' | 'other' = 'table';
  #otherWidth = 0;
  /** A blank line was met since the last good row. */
  #gap = false;

  constructor(shape: TableShape) {
    this.#shape = shape;
    this.#headers = shape.dialect.headerRows;
    this.#names = namesIn(shape.header);
  }

  judge(met: Met): Fate {
    if (this.#headers > 0) {
      this.#headers -= 1;
      return { fate: 'header' };
    }
    const { footer } = this.#shape;
    if (met.at === footer) this.#part = 'footer';
    if (this.#part === 'footer') return FOOTER;
    this.#gap ||= met.afterBlank;
    const fate = this.#inTable(met);
    if (fate.fate === 'row') this.#gap = false;
    return fate;
  }

  #inTable(met: Met): Fate {
    const { dialect, width, header, columns, first } = this.#shape;
    const { bytes, span } = met;
    const right = span.fault === null && span.cells.length === 2 * width;
    if (right && this.#mayBeTotal(met)) {
      const none = noRow(cellsOf(bytes, span, dialect));
      if (none === 'total') return TOTAL;
      if (none === 'drawn') return DRAWN;
    }
    const asOthers = right && this.#part === 'table' && !this.#gap;
    if (asOthers && !this.#mayRepeat(met) && !this.#isBlankRow(met)) return this.#rightWidth(met);
    const cells = span.fault ? null : cellsOf(bytes, span, dialect);
    if (cells && repeats(cells, header)) {
      const below = met.following(first.length);
      const again = below.length > 0 && below.every((row, i) => same(row, first[i]));
      if (again) return this.#startOther(cells.length);
      this.#part = 'table';
      return REPEATED;
    }
    // Below it the same columns stand in another order.
    if (cells && right && namesOnly(cells, this.#names)) return this.#startOther(cells.length);
    if (this.#part === 'other') {
      // Nothing tells the rows of one that is as wide as ours from ours.
      if (right && cells && this.#isHeader(cells)) this.#otherWidth = width;
      if (!right || this.#otherWidth === width || !this.#endsOther(cells ?? [])) return OTHER;
      this.#part = 'table';
    }
    if (cells?.every((cell) => cell.trim() === '')) {
      this.#gap = true;
      return { fate: 'rejected', reason: 'all its cells are blank', apart: null };
    }
    const foreign = cells && (!right || (this.#gap && this.#isForeign(cells, met)));
    if (cells && foreign && startsOther(cells, this.#shape, this.#gap, met.following)) {
      return this.#startOther(cells.length);
    }
    if (right) return this.#rightWidth(met);
    if (cells && filledIn(cells) <= 1) this.#gap = true;
    return this.#damaged(met, columns);
  }

  /** Names what the columns of the table can't hold. */
  #isHeader(cells: readonly string[]): boolean {
    const { columns, dialect } = this.#shape;
    return isNaming(trimmed(cells)) && !rowFits(cells, columns, dialect.quote);
  }

  /** After a gap: it is the header of another table, or the title above one. */
  #isForeign(cells: string[], met: Met): boolean {
    if (filledIn(cells) > 1) return this.#isHeader(cells);
    const [next] = met.following(1);
    return next !== undefined && this.#isHeader(next);
  }

  #startOther(width: number): Fate {
    this.#part = 'other';
    this.#otherWidth = width;
    return OTHER;
  }

  /** A table of another width is over when rows of this one come again. */
  #endsOther(cells: string[]): boolean {
    const { columns, dialect } = this.#shape;
    return columns.some(({ kind }) => kind !== 'text') && rowFits(cells, columns, dialect.quote);
  }

  #rightWidth(met: Met): Fate {
    const { dialect, columns, doubledOther } = this.#shape;
    const { bytes, from, span } = met;
    if (span.stray) {
      const text = decoder.decode(bytes.subarray(from, span.end));
      if (inTwoWays(text, dialect, columns)) {
        const reason = 'a quote stands inside a cell, and it can be read in two ways';
        return { fate: 'rejected', reason, apart: null };
      }
    }
    if (!doubledOther) return { fate: 'row' };
    const cells = cellsOf(bytes, span, dialect);
    if (!cells.some((cell) => cell.includes('""'))) return { fate: 'row' };
    return {
      fate: 'repaired',
      cells: cells.map((cell) => cell.replaceAll('""', '"')),
      reason: 'quotes that stand twice were taken as one',
    };
  }

  #damaged({ bytes, from, span }: Met, columns: TableShape['columns']): Fate {
    const { dialect, width } = this.#shape;
    const rejected = (reason: string): Fate => ({ fate: 'rejected', reason, apart: null });
    if (span.fault === 'too-long') return rejected('it is longer than 1 MB');
    const text = decoder.decode(bytes.subarray(from, span.end));
    const way = repair(text, dialect, columns);
    if (way !== null && way !== 'several') {
      return { fate: 'repaired', cells: way.cells, reason: way.what };
    }
    const more = way === 'several' ? ', and it can be read in more than one way' : '';
    if (span.fault === 'unclosed') return rejected(`a quote is opened and never closed${more}`);
    if (span.fault === 'malformed') return rejected(`a quote does not close as it should${more}`);
    return rejected(`it has ${count(span.cells.length / 2)} instead of ${width}${more}`);
  }

  /** Whether the first cell is the name of a column: nearly no row has to be looked at closer. */
  #mayRepeat({ bytes, span }: Met): boolean {
    let [from = 0, to = 0] = span.cells;
    while (from < to && isAround(bytes[from])) from += 1;
    while (from < to && isAround(bytes[to - 1])) to -= 1;
    if (from === to) return true;
    return (
      to - from <= MAX_NAME && this.#names.has(plainName(decoder.decode(bytes.subarray(from, to))))
    );
  }

  /** Whether the first cell begins as words for totals and drawn lines do, with or without a quote; or is blank. */
  #mayBeTotal({ bytes, span }: Met): boolean {
    const [from = 0, to = 0] = span.cells;
    let at = from;
    while (at < to && (bytes[at] ?? 0) < 48) at += 1;
    return at >= to || TOTAL_BYTES.has(bytes[at] ?? 0);
  }

  #isBlankRow({ bytes, span }: Met): boolean {
    for (let i = 0; i < span.cells.length; i += 2) {
      const [from = 0, to = 0] = [span.cells[i], span.cells[i + 1]];
      if (from < to && !mayBeBlank(bytes[from] ?? 0)) return false;
    }
    return true;
  }
}

/** The first byte of a blank, of whatever kind, or a quote. */
const mayBeBlank = (byte: number): boolean =>
  byte <= 32 || [34, 39, 0xc2, 0xe1, 0xe2, 0xe3, 0xef].includes(byte);

/** A blank or a quote. */
const isAround = (byte: number | undefined): boolean =>
  byte !== undefined && (byte <= 32 || byte === 34 || byte === 39);

const same = (a: readonly string[], b: readonly string[] | undefined): boolean =>
  a.length === b?.length && a.every((cell, i) => cell === b[i]);
