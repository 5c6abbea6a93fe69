import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sniffDialect } from '../../workers/ingest/records/dialect.ts';
import { recordsIn } from '../../workers/ingest/records/records.ts';
import { columnNames } from '../../workers/ingest/records/columnNames.ts';
import { day, pick } from '../fixtures/csv.ts';
import { anyDialect, written } from '../support/dialects.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const sniff = (text: string) => sniffDialect(encode(text), true);

const note = fc.string({
  unit: fc.constantFrom('a', 'b', 'é', '"', "'", ',', ';', '\t', '|', ' ', '\n', '~', ':'),
  maxLength: 9,
  size: 'max',
});

test('INTAKE-DIALECT a table of deals is told apart however it is written', () => {
  fc.assert(
    fc.property(
      fc.array(note, { minLength: 5, maxLength: 12 }),
      anyDialect,
      fc.boolean(),
      (notes, { dialect, lineEnd }, quoteAll) => {
        const plain = notes.map((text) =>
          dialect.escape === 'doubled' ? text : text.replaceAll(dialect.quote, 'q'),
        );
        const header = ['Deal', 'Note', 'Amount', 'Closed on'];
        const rows = plain.map((text, i) => [`D-${i}`, text, `${100 + i * 7}`, day(i)]);
        const lines = [header, ...rows].map((cells, line) =>
          cells
            .map((cell, i) => (quoteAll || (i === 1 && line > 0) ? written(cell, dialect) : cell))
            .join(dialect.delimiter),
        );
        const bytes = encode((dialect.bom ? '\ufeff' : '') + lines.join(lineEnd));
        const found = sniffDialect(bytes, true);
        expect(found).toMatchObject({ headerRows: 1, skipLines: 0, bom: dialect.bom });
        const read = recordsIn(bytes, found, true).records;
        expect(read).toEqual([header, ...rows]);
      },
    ),
    { numRuns: 10_000, seed: 20_260_102 },
  );
}, 120_000);

const rows = (n: number) =>
  Array.from({ length: n }, (_, i) => [`D-${i}`, pick(['North', 'South'], i), `${10 * i}`, day(i)]);
const joined = (cells: string[][], delimiter = ',', end = '\n') =>
  cells.map((line) => line.join(delimiter) + end).join('');
const header = ['Deal', 'Region', 'Amount', 'Closed'];
const table = [header, ...rows(12)];

const tops: [what: string, text: string, skipLines: number, headerRows: number][] = [
  ['nothing', joined(table), 0, 1],
  ['no header', joined(rows(12)), 0, 0],
  ['titles', `Won deals\nRun on 2024-01-02\n\n${joined(table)}`, 3, 1],
  ['titles filled up with blanks', `Won deals,,,\n,,,\n${joined(table)}`, 2, 1],
  ['a title and its value', `Report,Won deals,,\nRun on,2024-01-02,,\n,,,\n${joined(table)}`, 3, 1],
  ['the separator', `sep=,\n${joined(table)}`, 1, 1],
  ['the separator and a title', `sep=,\nWon deals\n${joined(table)}`, 2, 1],
  ['blank lines', `\n\n${joined(table)}`, 0, 1],
  ['the header twice', joined([header, ...table]), 0, 2],
  ['groups above the names', `,Where,2024,\n${joined(table)}`, 0, 2],
  ['groups under a title', `Won deals\n,Where,2024,\n${joined(table)}`, 1, 2],
  ['units under the names', joined([header, ['text', 'text', 'USD', 'day'], ...rows(12)]), 0, 2],
  ['a header without its last name', joined([header.slice(0, 3), ...rows(12)]), 0, 1],
  ['two rows that look alike', joined([header, ...rows(2)]), 0, 1],
];

test.each(tops)('INTAKE-TOP %s above the table', (_, text, skipLines, headerRows) => {
  expect(sniff(text)).toMatchObject({ delimiter: ',', skipLines, headerRows });
  expect(sniff(text.replaceAll('\n', '\r\n'))).toMatchObject({ skipLines, headerRows });
  expect(sniff(text.replaceAll('\n', '\r'))).toMatchObject({ skipLines, headerRows });
});

test('INTAKE-DIALECT the separator that the first line names is used', () => {
  expect(sniff(`sep=;\n${joined(table, ';')}`)).toMatchObject({ delimiter: ';', skipLines: 1 });
  expect(sniff(`"sep=\\t"\r\n${joined(table, '\t')}`)).toMatchObject({ delimiter: '\t' });
});

test('INTAKE-DIALECT how quotes inside cells are written is seen from those that are there', () => {
  const quoted = (inner: string) =>
    joined([
      header,
      ...rows(20).map((cells, i) => cells.with(1, `"Size 5${i % 3 ? '' : inner} in, red"`)),
    ]);
  expect(sniff(quoted('""')).escape).toBe('doubled');
  expect(sniff(quoted('\\"')).escape).toBe('backslash');
  expect(sniff(quoted('"')).escape).toBe('none');
  // One cell that is damaged does not change the rule of the others.
  expect(sniff(`${quoted('""')}D-99,"a "b" c",5,2024-01-01\n`).escape).toBe('doubled');
  expect(sniff(`${quoted('')}D-99,"C:\\",5,2024-01-01\n`).escape).toBe('doubled');
});

test('INTAKE-NAMES columns have names that tell them apart', () => {
  expect(columnNames([['Deal', '', 'Amount', 'Amount', ' Amount ', '']], 7)).toEqual([
    'Deal',
    'Column 2',
    'Amount',
    'Amount (2)',
    'Amount (3)',
    'Column 6',
    'Column 7',
  ]);
  expect(columnNames([['Amount', 'Amount (2)', 'Amount']], 3)).toEqual([
    'Amount',
    'Amount (2)',
    'Amount (3)',
  ]);
  expect(
    columnNames(
      [
        ['', 'Won', '', 'Lost', ''],
        ['Deal', '2023', '2024', '2023', '2024'],
      ],
      5,
    ),
  ).toEqual(['Deal', 'Won 2023', 'Won 2024', 'Lost 2023', 'Lost 2024']);
  expect(
    columnNames(
      [
        ['A', 'B'],
        ['A', 'b'],
      ],
      2,
    ),
  ).toEqual(['A', 'B b']);
});
