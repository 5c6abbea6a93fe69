import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dialect } from '../../src/domain/intakePlan.ts';
import { fingerprint } from '../../workers/ingest/fingerprint.ts';
import { recordsIn } from '../../workers/ingest/records.ts';
import { RecordCounter } from '../../workers/ingest/recordCounter.ts';
import { calmly } from './openPort.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const plain: Dialect = {
  delimiter: ',',
  quote: '"',
  escape: 'doubled',
  skipLines: 0,
  headerRows: 0,
  bom: false,
};

/** Counts as the app does, in pieces of any size. */
function count(bytes: Uint8Array, dialect: Dialect, piece: number): number {
  const counter = new RecordCounter(dialect);
  let at = 0;
  for (;;) {
    while (at < bytes.length) at = counter.push(bytes.subarray(at, at + piece), at);
    const back = counter.finish();
    if (back === null) return counter.records;
    at = back;
  }
}

const dialects = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  quote: fc.constantFrom('"', "'"),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
});
const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '"', "'", ',', ';', '\t', '|', '\n', '\r', ' '),
});

test('INTAKE-READER any table written in a supported dialect reads back equal', () => {
  const tables = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(tables, dialects, fc.nat(9), (table, { delimiter, quote, lineEnd }, piece) => {
      const text = table
        .map((row) =>
          row.map((c) => quote + c.replaceAll(quote, quote + quote) + quote).join(delimiter),
        )
        .join(lineEnd);
      const dialect = { ...plain, delimiter, quote };
      const bytes = encode(text);
      expect(recordsIn(bytes, dialect, true).records).toEqual(table);
      expect(count(bytes, dialect, piece + 1)).toBe(table.length);
    }),
    { numRuns: 500 },
  );
});

test('INTAKE-COUNT the counter and the reader agree on any bytes, well formed or not', () => {
  fc.assert(
    fc.property(cellSoup, dialects, fc.nat(9), (text, { delimiter, quote }, piece) => {
      const dialect = { ...plain, delimiter, quote };
      const bytes = encode(text);
      const { records, faults } = recordsIn(bytes, dialect, true);
      expect(count(bytes, dialect, piece + 1)).toBe(records.length + faults);
    }),
    { numRuns: 2000 },
  );
});
const cellSoup = fc.string({
  unit: fc.constantFrom('a', '"', "'", ',', ';', '\n', '\r', '\n', 'b', '""', ',"', '"\n'),
  maxLength: 60,
});

test('INTAKE-COUNT a quote that is never closed costs one line, not the rest of the file', () => {
  const text = 'a,b\n1,"2\n3,4\n5,6\n';
  const { records, faults } = recordsIn(encode(text), plain, true);
  expect(records).toEqual([
    ['a', 'b'],
    ['3', '4'],
    ['5', '6'],
  ]);
  expect(faults).toBe(1);
  expect(count(encode(text), plain, 3)).toBe(4);
});

test('INTAKE-COUNT a quoted cell over 1 MB is given up, in reader and counter alike', () => {
  for (const size of [(1 << 20) - 2, 1 << 20, (1 << 20) + 1, 3 << 20]) {
    const text = `a,b\n1,"${'x\n'.repeat(size / 2)}"\n3,4\n`;
    const bytes = encode(text);
    const { records, faults } = recordsIn(bytes, plain, true);
    expect(count(bytes, plain, 1 << 16)).toBe(records.length + faults);
  }
});

test('INTAKE-HASH the fingerprint is the SHA-256 of the bytes, also when some are read twice', async () => {
  const text = `\ufeffa,b\n1,"2\n${'3,4\n'.repeat(700_000)}`;
  const bytes = encode(text);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const found = await fingerprint(
    new File([bytes], 'a.csv'),
    { ...plain, headerRows: 1, bom: true },
    calmly,
  );
  expect(found).toEqual({ sha256: hex, records: 700_001 });
});
