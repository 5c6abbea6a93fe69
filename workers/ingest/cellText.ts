const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A cell without its quotes. What stands behind the closing quote belongs to it, blanks apart. */
export function unquoted(cell: string, quote: string): string {
  if (quote === '' || !cell.startsWith(quote)) return cell;
  let close = cell.indexOf(quote, 1);
  while (close >= 0 && cell[close + 1] === quote) close = cell.indexOf(quote, close + 2);
  if (close < 0) return cell;
  return cell.slice(1, close).replaceAll(quote + quote, quote) + cell.slice(close + 1).trimEnd();
}

/** One cell as text. */
export const cellText = (bytes: Uint8Array, start: number, end: number, quote: string): string =>
  unquoted(decoder.decode(bytes.subarray(start, end)), quote);

/** A whole record as text, when it is ASCII and its places in the bytes are those in the text; otherwise null. */
export function recordText(bytes: Uint8Array, start: number, end: number): string | null {
  for (let i = start; i < end; i += 1) if ((bytes[i] ?? 0) > 127) return null;
  return decoder.decode(bytes.subarray(start, end));
}
