import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { unquoted } from './cellText.ts';

type Quoting = Pick<Dialect, 'delimiter' | 'quote' | 'escape'>;

/** Where a quoted cell of a text closes: the place of its closing quote; −1 when it does not as it should. */
function closing(text: string, from: number, { delimiter, quote, escape }: Quoting): number {
  for (let at = from; at < text.length; at += 1) {
    if (escape === 'backslash' && text[at] === '\\') at += 1;
    else if (text[at] === quote) {
      if (escape === 'doubled' && text[at + 1] === quote) at += 1;
      else if (at + 1 === text.length || text.startsWith(delimiter, at + 1)) return at;
      else if (escape !== 'none') return -1;
    }
  }
  return -1;
}

/**
 * The cells of one record's text.
 * @param literal the place of a quote sign that opens no cell but is text
 * @returns null when a quote does not close, or when the cell with the literal quote holds another
 */
export function splitText(text: string, dialect: Quoting, literal = -1): string[] | null {
  const { delimiter, quote } = dialect;
  const cells: string[] = [];
  for (let start = 0; ;) {
    const quoted = quote !== '' && start !== literal && text[start] === quote;
    const close = quoted ? closing(text, start + 1, dialect) : -1;
    if (quoted && close < 0) return null;
    const found = quoted ? close + 1 : text.indexOf(delimiter, start);
    const end = found < 0 ? text.length : found;
    const cell = text.slice(start, end);
    if (start === literal && cell.indexOf(quote, 1) >= 0) return null;
    cells.push(quoted ? unquoted(cell, dialect) : cell);
    if (end >= text.length) return cells;
    start = end + delimiter.length;
  }
}
