import fc from 'fast-check';
import type { Dialect } from '../../src/domain/intakePlan.ts';
import { RecordCounter } from '../../workers/ingest/records/recordCounter.ts';

export const plainDialect: Dialect = {
  delimiter: ',',
  quote: '"',
  escape: 'doubled',
  skipLines: 0,
  headerRows: 0,
  bom: false,
};

export const DELIMITERS = [',', ';', '\t', '|', '||', '::', '~|~', ';;', ', ', '|~|', '§'];

/** Every way a file can be written that the reader takes. */
export const anyDialect: fc.Arbitrary<{ dialect: Dialect; lineEnd: string }> = fc
  .record({
    delimiter: fc.constantFrom(...DELIMITERS),
    quote: fc.constantFrom('"', "'"),
    escape: fc.constantFrom<Dialect['escape'][]>('doubled', 'backslash', 'none'),
    skipLines: fc.nat(2),
    bom: fc.boolean(),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  })
  .map(({ lineEnd, ...rest }) => ({ dialect: { ...rest, headerRows: 0 }, lineEnd }));

/** A cell as a careful program writes it: in quotes, whatever is in it. */
export function written(cell: string, { quote, escape }: Dialect): string {
  if (escape === 'doubled') return quote + cell.replaceAll(quote, quote + quote) + quote;
  if (escape === 'none') return quote + cell + quote;
  const marked = cell.replace(/[\\"']/g, (sign) =>
    sign === quote || sign === '\\' ? `\\${sign}` : sign,
  );
  return quote + marked + quote;
}

/** Counts as the app does, in pieces of any size. */
export function countRecords(bytes: Uint8Array, dialect: Dialect, piece: number): number {
  const counter = new RecordCounter(dialect);
  let at = dialect.bom ? 3 : 0;
  for (;;) {
    while (at < bytes.length) at = counter.push(bytes.subarray(at, at + piece), at);
    const back = counter.finish();
    if (back === null) return counter.records;
    at = back;
  }
}
