import { MAX_UNPACKED_BYTES } from '../../limits.ts';
import { csvCell } from '../csvText.ts';
import { unpacksTooFar } from '../openProblems.ts';

const BLOCK_CHARACTERS = 1 << 20;

/** Rows of one width, as CSV. */
interface Block {
  text: Blob;
  /** Characters of each row, its line end included. */
  lengths: number[];
  width: number;
}

/**
 * The rows of a sheet on their way to CSV. How wide the sheet is, and in which column it begins, is known at its end: rows
 * are kept in blocks of one width, and only blocks that turn out too narrow are gone through again.
 */
export class SheetText {
  /** Rows with anything in them. */
  filled = 0;
  readonly #blocks: Block[] = [];
  #lines = '';
  #lengths: number[] = [];
  #written = 0;
  #width = 1;
  #firstColumn = Infinity;
  #nextRow = 0;

  /**
   * @param row from 0, ascending
   * @param cells their texts from column 0, '' where there is nothing
   * @throws ProblemError when it is too much
   */
  row(row: number, cells: readonly string[]): void {
    const first = cells.findIndex((cell) => cell !== '');
    if (first < 0) return;
    const width = cells.findLastIndex((cell) => cell !== '') + 1;
    if (width > this.#width) {
      this.#close();
      this.#width = width;
    }
    this.#firstColumn = Math.min(this.#firstColumn, first);
    // Rows above the first are dropped, those between are kept.
    const empty = this.#width === 1 ? '""' : ','.repeat(this.#width - 1);
    const gap = this.filled > 0 ? row - this.#nextRow : 0;
    if (this.#written + gap * this.#width > MAX_UNPACKED_BYTES) throw unpacksTooFar('workbook');
    for (let i = 0; i < gap; i += 1) this.#line(empty);
    const text = cells.slice(0, width).map(csvCell).join(',');
    this.#line(text + ','.repeat(this.#width - width));
    this.#nextRow = row + 1;
    this.filled += 1;
  }

  async file(name: string): Promise<File> {
    this.#close();
    const parts: Blob[] = [];
    for (const block of this.#blocks) {
      const fits = block.width === this.#width && this.#firstColumn === 0;
      parts.push(fits ? block.text : await reshaped(block, this.#firstColumn, this.#width));
    }
    return new File(parts, name);
  }

  #line(text: string): void {
    this.#lines += `${text}\n`;
    this.#lengths.push(text.length + 1);
    this.#written += text.length + 1;
    if (this.#written > MAX_UNPACKED_BYTES) throw unpacksTooFar('workbook');
    if (this.#lines.length > BLOCK_CHARACTERS) this.#close();
  }

  #close(): void {
    if (this.#lengths.length === 0) return;
    const text = new Blob([this.#lines]);
    this.#blocks.push({ text, lengths: this.#lengths, width: this.#width });
    this.#lines = '';
    this.#lengths = [];
  }
}

/** The block without the empty columns before the first, and as wide as the sheet. */
async function reshaped(block: Block, first: number, width: number): Promise<Blob> {
  const text = await block.text.text();
  const more = ','.repeat(width - block.width);
  let at = 0;
  const lines = block.lengths.map((length) => {
    const line = text.slice(at + first, at + length - 1) + more;
    at += length;
    return `${line === '' ? '""' : line}\n`;
  });
  return new Blob(lines);
}
