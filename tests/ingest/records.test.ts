import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprint } from '../../workers/ingest/records/fingerprint.ts';
import { cellsOf, recordsIn } from '../../workers/ingest/records/records.ts';
import { RecordCounter } from '../../workers/ingest/records/recordCounter.ts';
import { walkRecords } from '../../workers/ingest/records/walk.ts';
import { anyDialect, countRecords, plainDialect, written } from '../support/dialects.ts';
import { calmly } from './openPort.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const plain = plainDialect;
const RUNS = { numRuns: 10_000, seed: 20_260_101 };

const cell = fc.string({
  unit: fc.constantFrom(
    'a',
    'é',
    '"',
    "'",
    ',',
    ';',
    '\t',
    '|',
    '~',
    ':',
    '§',
    '\\',
    '\n',
    '\r',
    ' ',
  ),
  maxLength: 8,
  size: 'max',
});
const tables = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), {
  minLength: 1,
  maxLength: 6,
  size: 'max',
});

const soup = fc.string({
  unit: fc.constantFrom(
    ...['a', '"', "'", ',', ';', '\n', '\r', '\n', 'b', '""', ',"', '"\n', '\\', '\\"', '|', '||'],
    ...['~', '~|~', '"~|~', '"||"', '::', ' ', '\r\n', '§', 'é'],
  ),
  maxLength: 60,
  size: 'max',
});

test('INTAKE-READER any table written in a supported dialect reads back equal', () => {
  fc.assert(
    fc.property(tables, anyDialect, fc.nat(9), (table, { dialect, lineEnd }, piece) => {
      // Where quotes inside cells are not marked, a cell can hold none that looks like its end.
      const said =
        dialect.escape === 'none'
          ? table.map((row) => row.map((text) => text.replaceAll(dialect.quote, 'q')))
          : table;
      const lines = said.map((row) =>
        row.map((text) => written(text, dialect)).join(dialect.delimiter),
      );
      const before = Array.from({ length: dialect.skipLines }, (_, i) => `"title ${i}, `);
      const text = (dialect.bom ? '\ufeff' : '') + [...before, ...lines].join(lineEnd);
      const bytes = encode(text);
      expect(recordsIn(bytes, dialect, true).records).toEqual(said);
      expect(countRecords(bytes, dialect, piece + 1)).toBe(table.length);
    }),
    RUNS,
  );
}, 60_000);

test('INTAKE-COUNT the counter and the reader agree on any bytes, well formed or not', () => {
  const raw = fc.uint8Array({ maxLength: 60, size: 'max' });
  fc.assert(
    fc.property(fc.oneof(soup, raw), anyDialect, fc.nat(9), (given, { dialect }, piece) => {
      const bytes = typeof given === 'string' ? encode(given) : given;
      const { records, faults } = recordsIn(bytes, dialect, true);
      expect(countRecords(bytes, dialect, piece + 1)).toBe(records.length + faults);
    }),
    { ...RUNS, numRuns: 20_000 },
  );
}, 60_000);

test('INTAKE-READER where a file is cut into pieces changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      soup,
      anyDialect,
      fc.integer({ min: 1, max: 30 }),
      async (text, one, piece) => {
        const { dialect } = one;
        const bytes = encode(text);
        const records: string[][] = [];
        let faults = 0;
        await walkRecords(
          new File([bytes], 'a.csv'),
          dialect,
          calmly,
          ({ bytes: part, span, following }) => {
            following(2);
            if (span.fault) faults += 1;
            else records.push(cellsOf(part, span, dialect));
          },
          piece,
        );
        const whole = recordsIn(bytes, dialect, true);
        expect({ records, faults }).toEqual({ records: whole.records, faults: whole.faults });
      },
    ),
    { ...RUNS, numRuns: 2_000 },
  );
}, 60_000);

test('INTAKE-COUNT a quote that is never closed costs one line, not the rest of the file', () => {
  const text = 'a,b\n1,"2\n3,4\n5,6\n';
  const { records, faults } = recordsIn(encode(text), plain, true);
  expect(records).toEqual([
    ['a', 'b'],
    ['3', '4'],
    ['5', '6'],
  ]);
  expect(faults).toBe(1);
  expect(countRecords(encode(text), plain, 3)).toBe(4);
});

test('INTAKE-COUNT a quoted cell over 1 MB is given up, in reader and counter alike', () => {
  for (const size of [(1 << 20) - 2, 1 << 20, (1 << 20) + 1, 3 << 20]) {
    const text = `a,b\n1,"${'x\n'.repeat(size / 2)}"\n3,4\n`;
    const bytes = encode(text);
    const { records, faults } = recordsIn(bytes, plain, true);
    expect(countRecords(bytes, plain, 1 << 16)).toBe(records.length + faults);
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
  expect(found).toMatchObject({ sha256: hex, records: 700_001 });
});

test('INTAKE-COUNT blank lines between records are odd, those around them are not', () => {
  const oddities = (text: string, piece: number) => {
    const counter = new RecordCounter(plain);
    const bytes = encode(text);
    for (let at = 0; at < bytes.length;) at = counter.push(bytes.subarray(at, at + piece), at);
    counter.finish();
    return [counter.records, counter.oddities];
  };
  for (const end of ['\n', '\r\n', '\r']) {
    const lines = (...all: string[]) => all.join(end);
    for (const piece of [1, 2, 3, 100]) {
      expect(oddities(lines('', 'a,b', '1,2', '3,4', '', ''), piece)).toEqual([3, 0]);
      expect(oddities(lines('a,b', '1,2', '', '', '3,4', '', '5,6', ''), piece)).toEqual([4, 2]);
      expect(oddities(lines('a,b', '1,"2"', '', '3,4"', ''), piece)).toEqual([3, 2]);
    }
  }
});
