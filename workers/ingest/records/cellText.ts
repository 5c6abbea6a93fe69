import type { Dialect } from '../../../src/domain/intakePlan.ts';

type Quoting = Pick<Dialect, 'quote' | 'escape'>;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A cell without its quotes. A backslash is one only before a quote sign or another backslash. */
export function unquoted(cell: string, { quote, escape }: Quoting): string {
  if (quote === '' || cell.length < 2 || !cell.startsWith(quote)) return cell;
  const inside = cell.slice(1, -1);
  if (escape === 'doubled') return inside.replaceAll(quote + quote, quote);
  if (escape === 'none' || !inside.includes('\\')) return inside;
  return inside.replace(/\\([\s\S])/g, (pair, sign: string) =>
    sign === quote || sign === '\\' ? sign : pair,
  );
}

/** One cell as text. */
export const cellText = (bytes: Uint8Array, start: number, end: number, quoting: Quoting): string =>
  unquoted(decoder.decode(bytes.subarray(start, end)), quoting);

/** A whole record as text, when it is ASCII and its places in the bytes are those in the text; otherwise null. */
export function recordText(bytes: Uint8Array, start: number, end: number): string | null {
  for (let i = start; i < end; i += 1) if ((bytes[i] ?? 0) > 127) return null;
  return decoder.decode(bytes.subarray(start, end));
}
