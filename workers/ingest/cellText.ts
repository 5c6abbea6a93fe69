const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A cell as text, without its quotes. What stands behind the closing quote belongs to it, blanks apart. */
export function cellText(bytes: Uint8Array, start: number, end: number, quote: string): string {
  const raw = decoder.decode(bytes.subarray(start, end));
  if (quote === '' || !raw.startsWith(quote)) return raw;
  let close = raw.indexOf(quote, 1);
  while (close >= 0 && raw[close + 1] === quote) close = raw.indexOf(quote, close + 2);
  if (close < 0) return raw;
  return raw.slice(1, close).replaceAll(quote + quote, quote) + raw.slice(close + 1).trimEnd();
}
