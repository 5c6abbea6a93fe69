import { cellsOf } from './records.ts';
import { repeats } from './sample.ts';
import { rowFits } from './columnFit.ts';
import { isGroupTotal } from './footer.ts';
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
const count = (n: number) => (n === 1 ? 'one cell' : `${n} cells`);

/** Judges the records of a file, in their order. */
export class Judge {
  readonly #shape: TableShape;
  #headers: number;
  /** What the records belong to now. */
  #part: 'table' | 'footer' | 'other' = 'table';
  #otherWidth = 0;
  /** A blank line was met since the last good row. */
  #gap = false;

  constructor(shape: TableShape) {
    this.#shape = shape;
    this.#headers = shape.dialect.headerRows;
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
    if (right && this.#mayBeTotal(met) && isGroupTotal(cellsOf(bytes, span, dialect))) return TOTAL;
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
    if (this.#part === 'other') {
      if (!right || this.#otherWidth === width || !this.#endsOther(cells ?? [])) return OTHER;
      this.#part = 'table';
    }
    if (cells?.every((cell) => cell.trim() === '')) {
      return { fate: 'rejected', reason: 'all its cells are blank', apart: null };
    }
    if (cells && right && !(this.#gap && this.#isForeign(cells, met))) return this.#rightWidth(met);
    if (cells && startsOther(cells, this.#shape, this.#gap, () => met.following(1)[0])) {
      return this.#startOther(cells.length);
    }
    return right ? this.#rightWidth(met) : this.#damaged(met, columns);
  }

  /** After a gap: neither it nor what follows has what the columns of the table hold. */
  #isForeign(cells: string[], met: Met): boolean {
    const { columns, dialect } = this.#shape;
    const [next] = met.following(1);
    return (
      !rowFits(cells, columns, dialect.quote) &&
      next !== undefined &&
      !rowFits(next, columns, dialect.quote)
    );
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

  /** Whether the first cell is like the header's: nearly no row has to be looked at closer. */
  #mayRepeat({ bytes, span }: Met): boolean {
    const [from = 0, to = 0] = span.cells;
    return this.#shape.header.some((cells) => {
      const name = (cells[0] ?? '').trim();
      const near = to - from >= name.length && to - from <= 4 * name.length + 4;
      return near && decoder.decode(bytes.subarray(from, to)).includes(name);
    });
  }

  /** Whether the first cell begins like “Total”, “Subtotal” or “Grand total”, with or without a quote; or is blank. */
  #mayBeTotal({ bytes, span }: Met): boolean {
    const [from = 0, to = 0] = span.cells;
    let at = from;
    while (at < to && (bytes[at] ?? 0) < 48) at += 1;
    return at >= to || 'TtSsGg'.includes(String.fromCharCode(bytes[at] ?? 0));
  }

  #isBlankRow({ bytes, span }: Met): boolean {
    for (let i = 0; i < span.cells.length; i += 2) {
      const [from = 0, to = 0] = [span.cells[i], span.cells[i + 1]];
      if (from < to && (bytes[from] ?? 0) > 32 && bytes[from] !== 34 && bytes[from] !== 39)
        return false;
    }
    return true;
  }
}

const same = (a: readonly string[], b: readonly string[] | undefined): boolean =>
  a.length === b?.length && a.every((cell, i) => cell === b[i]);
