import { MAX_CELL_BYTES } from '../limits.ts';
import { BACKSLASH, CR, delimiterAt, LF, type Marks } from './marks.ts';

/** The quote does not close within 1 MB, or at all; or something follows it that can't. */
export const UNCLOSED = -1;
export const MALFORMED = -2;

/** The next quote sign that no backslash stands before; −1 when there is none. */
function nextQuote(bytes: Uint8Array, from: number, { quote, escape }: Marks): number {
  if (escape !== 'backslash') return bytes.indexOf(quote, from);
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === quote) return at;
    if (bytes[at] === BACKSLASH) at += 1;
  }
  return -1;
}

/**
 * Where the quoted cell closes whose first byte after the quote is at `from`. Only a quote before a delimiter, a line
 * end or the end of the file closes it. Where quotes inside cells are not marked, any other is text; yet a quote that
 * looks like the start of a cell, on a later line, shows that the first one was a stray.
 * @param last whether the file ends with these bytes
 * @returns null when more bytes are needed to know; `UNCLOSED` or `MALFORMED` when it does not
 */
export function closingQuote(
  bytes: Uint8Array,
  from: number,
  marks: Marks,
  last: boolean,
): number | null {
  const { delimiter, quote, escape } = marks;
  const ended = (at: number) => bytes[at] === LF || bytes[at] === CR;
  let lineEnded = false;
  let seen = from;
  for (let next = from; ;) {
    const at = nextQuote(bytes, next, marks);
    if (at < 0 || at - from > MAX_CELL_BYTES) {
      return at >= 0 || last || bytes.length - from > MAX_CELL_BYTES + 2 ? UNCLOSED : null;
    }
    const after = at + 1;
    if (escape === 'doubled' && bytes[after] === quote) {
      next = at + 2;
      continue;
    }
    if (after + delimiter.length > bytes.length && !last) return null;
    if (after >= bytes.length || ended(after) || delimiterAt(bytes, after, delimiter)) return at;
    if (escape !== 'none') return MALFORMED;
    for (; !lineEnded && seen < at; seen += 1) lineEnded = ended(seen);
    const before = bytes[at - 1];
    if (lineEnded && (ended(at - 1) || before === delimiter.at(-1))) return MALFORMED;
    next = after;
  }
}
