import type { Dialect } from '../../src/domain/intakePlan.ts';
import { isDateLike } from './dates.ts';
import { isNumberLike } from './numbers.ts';
import { recordsIn } from './records.ts';
import { BOM, startsWith } from './textCheck.ts';

const DELIMITERS = [',', ';', '\t', '|'];
const SNIFFED_RECORDS = 400;

/** The number of cells most records have. */
export function commonWidth(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [first] = [...counts].sort(([a, n], [b, m]) => m - n || b - a);
  return first?.[0] ?? 0;
}

/** How well a dialect explains the bytes: even rows, and many cells in them. */
function fit(bytes: Uint8Array, dialect: Dialect, last: boolean) {
  const { records, faults } = recordsIn(bytes, dialect, last, SNIFFED_RECORDS);
  const width = commonWidth(records);
  const even = records.filter(({ length }) => length === width).length;
  const share = even / Math.max(records.length + faults, 1);
  return { records, width, score: width > 1 ? share * share * Math.log2(width + 1) : 0 };
}

/** Quotes around whole cells, as there are in `'a','b;c'`, and not the apostrophe in `O'Hara`. */
function quotesCells(text: string, delimiter: string, quote: string): boolean {
  const opens = [`${delimiter}${quote}`, `\n${quote}`];
  const closes = [`${quote}${delimiter}`, `${quote}\n`, `${quote}\r`];
  return (
    (text.startsWith(quote) || opens.some((mark) => text.includes(mark))) &&
    closes.some((mark) => `${text}\n`.includes(mark))
  );
}

/** Delimiter, quote and header, from the first bytes of a file. */
export function sniffDialect(head: Uint8Array, last: boolean): Dialect {
  const bom = startsWith(head, BOM);
  const text = new TextDecoder().decode(head);
  const candidates = DELIMITERS.flatMap((delimiter) => {
    const quotes = ['"', "'"].filter((quote) => quotesCells(text, delimiter, quote));
    // A quote sign that never surrounds a cell is an inch sign, and nothing is quoted.
    const others = text.includes('"') ? [''] : [];
    return [...(quotes.length ? quotes : ['"']), ...others].map((quote, i) => {
      const dialect: Dialect = {
        delimiter,
        quote,
        escape: 'doubled',
        skipLines: 0,
        headerRows: 1,
        bom,
      };
      const found = fit(head, dialect, last);
      // Quoting nothing explains a broken file as evenly as any; it has to be clearly better.
      return { dialect, ...found, score: found.score * (quote === '' ? 0.8 : 1 - i / 100) };
    });
  });
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a));
  return {
    ...best.dialect,
    headerRows: hasHeader(best.records.filter((r) => r.length === best.width)) ? 1 : 0,
  };
}

type Kind = 'number' | 'date' | 'text' | 'blank';

const kindOf = (cell: string): Kind => {
  const value = cell.trim();
  if (value === '') return 'blank';
  if (isNumberLike(value)) return 'number';
  return isDateLike(value) ? 'date' : 'text';
};

/**
 * Whether the first row names the columns: it is text above numbers or dates, or at least not one of the values
 * that come again below it.
 */
export function hasHeader(records: readonly (readonly string[])[]): boolean {
  const [first, ...rows] = records;
  if (!first) return true;
  let evidence = 0;
  first.forEach((cell, column) => {
    const below = rows.slice(0, 200).map((row) => row[column] ?? '');
    const kinds = below.map(kindOf).filter((kind) => kind !== 'blank');
    const kind = kindOf(cell);
    const typed = kinds.filter((k) => k !== 'text').length > kinds.length / 2;
    if (kind === 'number' || kind === 'date') evidence -= 1;
    else if (kind === 'text' && typed) evidence += 1;
    else if (kind === 'text' && below.includes(cell)) evidence -= 0.5;
    else if (kind === 'text') evidence += 0.25;
  });
  return evidence > 0 || (rows.length === 0 && first.every((cell) => kindOf(cell) === 'text'));
}
