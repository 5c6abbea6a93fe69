import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-reader.js';
import { damaged } from '../openProblems.ts';
import { numberText, timeText } from './cellText.ts';
import type { SheetText } from './sheetText.ts';
import type { TimeStyle } from './styles.ts';
import { type Attributes, readXml, unescaped, type XmlHandler } from './xml.ts';

const MAX_ROWS = 1 << 20;
const MAX_SHEET_COLUMNS = 1 << 14;

/** What the cells of all sheets refer to. */
export interface CellContext {
  strings: readonly string[];
  styles: readonly (TimeStyle | null)[];
  since1904: boolean;
}

/** `BC7` → 54; null when the address names no column. */
function columnOf(address: string): number | null {
  let column = 0;
  for (const sign of address) {
    const letter = sign.charCodeAt(0) - 64;
    if (letter < 1 || letter > 26) break;
    column = 26 * column + letter;
  }
  return column > 0 && column <= MAX_SHEET_COLUMNS ? column - 1 : null;
}

/** Follows the cells of one sheet and hands over its rows. */
class SheetHandler implements XmlHandler {
  /** Formulas that were saved without their values. */
  unvalued = 0;
  readonly #context: CellContext;
  readonly #rows: SheetText;
  readonly pause: (bytes: number) => Promise<boolean>;
  #row = -1;
  #column = -1;
  #cells: string[] = [];
  #cell: Attributes | null = null;
  #value = '';
  #hasFormula = false;
  /** Inside what holds the cell's value. */
  #reading = false;
  #phonetic = false;

  constructor(context: CellContext, rows: SheetText, pause: (bytes: number) => Promise<boolean>) {
    this.#context = context;
    this.#rows = rows;
    this.pause = pause;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'row') this.#openRow(attributes);
    else if (this.#cell === null) return;
    else if (name === 'v') this.#reading = true;
    else if (name === 'f') this.#hasFormula = true;
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 't') this.#reading = !this.#phonetic;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#reading = false;
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#rows.row(this.#row, this.#cells);
  }

  text(text: string): void {
    if (this.#reading) this.#value += text;
  }

  #openRow({ r }: Attributes): void {
    const row = r === undefined ? this.#row + 1 : Number(r) - 1;
    if (!(row > this.#row && row < MAX_ROWS))
      throw damaged('workbook', 'Its rows are out of order.');
    this.#row = row;
    this.#column = -1;
    this.#cells = [];
  }

  #openCell(attributes: Attributes): void {
    const { r } = attributes;
    const column = r === undefined ? this.#column + 1 : columnOf(r);
    if (column === null || column <= this.#column) {
      throw damaged('workbook', `Cell ${r ?? ''} is out of order.`);
    }
    this.#column = column;
    this.#cell = attributes;
    this.#value = '';
    this.#hasFormula = false;
  }

  #closeCell(): void {
    const { t = 'n', s = '0' } = this.#cell ?? {};
    this.#cell = null;
    const text = this.#text(t, Number(s));
    if (text === '' && this.#hasFormula && t !== 'str') this.unvalued += 1;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells.push(text);
  }

  #text(type: string, style: number): string {
    const value = this.#value;
    if (value === '') return '';
    const { strings, styles, since1904 } = this.#context;
    if (type === 's') {
      const text = strings[Number(value)];
      if (text === undefined) throw damaged('workbook', `It has no text number ${value}.`);
      return text;
    }
    if (type === 'b') return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
    if (type === 'str' || type === 'inlineStr') return unescaped(value);
    if (type !== 'n') return value; // errors, and dates that are written as such
    const time = styles[style];
    const number = numberText(value);
    return (time && timeText(Number(number), time, since1904)) ?? number;
  }
}

/**
 * Reads the cells of a sheet, formulas by the values they were saved with.
 * @param onPause answers whether to go on
 * @returns how many formulas were saved without a value
 */
export async function readSheet(
  entry: FileEntry,
  context: CellContext,
  rows: SheetText,
  onPause: (bytes: number) => Promise<boolean>,
): Promise<number> {
  const handler = new SheetHandler(context, rows, onPause);
  await readXml(entry, handler);
  return handler.unvalued;
}
