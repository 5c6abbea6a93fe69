import { expect, test } from 'vitest';
import { csv, day, pick, rowsOf } from '../fixtures/csv.ts';
import { type CarefulRead, carefulRead } from '../support/carefulRead.ts';

const header = ['Deal', 'Product', 'Amount', 'Closed on', 'Link', 'Comment'];
const row = (i: number): string[] => [
  `D-${i}`,
  pick(['Boots', 'Jacket, red', 'Pole 48"', 'Tent'], i),
  `${100 + i}.50`,
  day(i),
  `https://example.com/${i}`,
  i % 3 === 0 ? '' : 'fine',
];
const N = 40;
const good = csv(header, rowsOf(N, row));

/** The good table with one more record, which is the only one that is not taken as it stands. */
async function withLine(line: string): Promise<CarefulRead> {
  const read = await carefulRead(`${good}${line}\n`);
  expect(read.rows.slice(0, N)).toEqual(rowsOf(N, row));
  expect(read.counted).toBe(read.rows.length + read.rejected.length);
  expect(read.saved.slice(1)).toEqual(read.rows);
  return read;
}

const extra = ['D-99', 'Boots', '7.00', '2024-01-02', 'https://example.com/9', 'x'];
const text = extra.join(',');

const repairs: [what: string, line: string, cells: string[], reason: string][] = [
  [
    'a row wrapped whole in quotes',
    `"D-99,""Jacket, red"",7.00,2024-01-02,https://example.com/9,x"`,
    extra.with(1, 'Jacket, red'),
    'the quotes around the whole row were taken off',
  ],
  [
    'a quote that is part of the text',
    text.replace('Boots', '"Boots'),
    extra.with(1, '"Boots'),
    'a quote that is never closed was taken as text',
  ],
  [
    'a quote before a quoted cell',
    text.replace('Boots', '""Boots, red"'),
    extra.with(1, '"Boots, red'),
    'quotes inside a cell were taken as text',
  ],
  [
    'inner quotes that are not doubled',
    text.replace('Boots', '"Boots "red" low"'),
    extra.with(1, 'Boots "red" low'),
    'quotes inside a cell were taken as text',
  ],
  [
    'a blank cell too many',
    text.replace('Boots', 'Boots,'),
    extra,
    'a blank cell too many was left out',
  ],
  ['blank cells at the end', `${text},,,`, extra, 'blank cells at its end were left out'],
  [
    'a cell missing at the end',
    text.replace(',x', ''),
    extra.with(5, ''),
    'a cell missing at its end was taken as blank',
  ],
  [
    'a separator missing before a quote',
    text.replace(',Boots,', '"Boots, red, low",'),
    extra.with(1, 'Boots, red, low'),
    'a missing separator was put in before a quote',
  ],
  [
    'blanks behind a closing quote',
    text.replace('Boots', '"Boots, red" '),
    extra.with(1, 'Boots, red'),
    'blanks beside a quote were left out',
  ],
];

test.each(repairs)('INTAKE-REPAIR %s is repaired and told', async (_, line, cells, reason) => {
  const { rows, repaired, rejected } = await withLine(line);
  expect(rows[N]).toEqual(cells);
  expect(rejected).toEqual([]);
  expect(repaired).toEqual([{ line: N + 2, reason, text: line.slice(0, 200) }]);
});

const rejects: [what: string, line: string, reason: string][] = [
  ['too few cells', 'D-99,Boots', 'it has 2 cells instead of 6'],
  ['too many cells', `${text},y,z`, 'it has 8 cells instead of 6'],
  ['a lost separator', text.replace('7.00,', '7.00'), 'it has 5 cells instead of 6'],
  ['another separator', text.replaceAll(',', ' '), 'it has one cell instead of 6'],
  [
    'an unquoted separator that may belong to either side',
    'D-99,Boots,red,Tent,2024-01-02,https://example.com/9,x',
    'it has 7 cells instead of 6',
  ],
  ['a quoted cell never closed', 'D-99,"Boots,7.00', 'a quote is opened and never closed'],
  [
    'text behind a closing quote',
    text.replace('Boots', '"Boo"ts'),
    'a quote does not close as it should',
  ],
  ['blanks alone', ',,,,,', 'all its cells are blank'],
];

test.each(rejects)('INTAKE-REJECT %s is rejected and told', async (_, line, reason) => {
  const { rows, repaired, rejected } = await withLine(line);
  expect(rows).toHaveLength(N);
  expect(repaired).toEqual([]);
  expect(rejected).toMatchObject([{ line: N + 2 }]);
  expect(rejected[0]?.reason).toContain(reason);
});

test('INTAKE-REJECT a row of the right width that can be read in two ways is not guessed', async () => {
  const { rejected } = await withLine(text.replace(',Boots,', '"Boots, red",'));
  expect(rejected[0]?.reason).toBe('a quote stands inside a cell, and it can be read in two ways');
});

test('INTAKE-REPAIR nothing is padded where blanks are rare, and nothing dropped where they are common', async () => {
  const wide = csv(
    ['Deal', 'A', 'B', 'C'],
    rowsOf(30, (i) => [`D-${i}`, i % 2 ? 'x' : '', i % 3 ? 'y' : '', 'z']),
  );
  const { rejected, repaired } = await carefulRead(`${wide}D-1,,,y,z\nD-2,x,y\n`);
  expect(repaired).toEqual([]);
  expect(rejected.map(({ reason }) => reason)).toEqual([
    'it has 5 cells instead of 4, and it can be read in more than one way',
    'it has 3 cells instead of 4',
  ]);
});

const footers: [what: string, lines: string, records: number][] = [
  [
    'Salesforce',
    '\n"Grand Totals (40 records)"\n\n"Won deals"\n"Copyright (c) 2000-2024 salesforce.com, inc. All rights reserved."\n"Confidential Information - Do Not Distribute"\n"Generated By: Ana  1/2/2024 9:00 AM"\n',
    5,
  ],
  ['totals of the table’s own width', 'Total,,5780.00,,,\n', 1],
  ['totals and a copyright line', 'Grand Total,,5780.00,,,\n"Copyright © 2024, Acme"\n', 2],
  ['lines behind a blank one', '\nMade by the nightly job\nRun 17\n', 2],
];

test.each(footers)('INTAKE-FOOTER %s: a footer is told and not loaded', async (_, lines, count) => {
  const { rows, rejected, notes, counted } = await carefulRead(good + lines);
  expect(rows).toEqual(rowsOf(N, row));
  expect(counted).toBe(N + count);
  expect(rejected.every(({ reason }) => reason === 'it is a report’s footer')).toBe(true);
  expect(notes).toMatchObject([{ id: 'footer', count }]);
});

test('INTAKE-FOOTER a deal with a name like a total stays a deal', async () => {
  const last = ['Total Energies', 'Boots', '7.00', '2024-01-02', 'https://example.com/9', 'x'];
  const { rows, rejected } = await carefulRead(`${good}${last.join(',')}\n`);
  expect(rows[N]).toEqual(last);
  expect(rejected).toEqual([]);
});

test('INTAKE-TABLES a header repeated inside the data is left out, and the rows below it are not', async () => {
  const more = rowsOf(5, (i) => row(i + 50));
  const { rows, rejected, notes } = await carefulRead(good + csv(header, more));
  expect(rows).toEqual([...rowsOf(N, row), ...more]);
  expect(rejected).toMatchObject([{ line: N + 2, reason: 'it repeats the header' }]);
  expect(notes).toMatchObject([{ id: 'repeated-header', lines: [N + 2], count: 1 }]);
});

const others: [what: string, lines: string, records: number][] = [
  [
    'with fewer of the same columns',
    csv(
      header.slice(0, 4),
      rowsOf(6, (i) => row(i).slice(0, 4)),
    ),
    7,
  ],
  ['that is a copy of the first', csv(header, rowsOf(6, row)), 7],
  [
    'of another width behind a gap',
    `\n${csv(
      ['Rep', 'Team'],
      rowsOf(6, (i) => [`R${i}`, 'A']),
    )}`,
    7,
  ],
  [
    'of the same width behind a gap',
    `\n${csv(
      ['Rep', 'Team', 'City', 'Since when', 'Boss', 'Note'],
      rowsOf(6, (i) => [`R${i}`, 'A', 'Rome', 'long ago', 'Z', 'ok']),
    )}`,
    7,
  ],
];

test.each(others)(
  'INTAKE-TABLES a second table %s is told and not loaded',
  async (_, lines, count) => {
    const { rows, rejected, notes } = await carefulRead(good + lines);
    expect(rows).toEqual(rowsOf(N, row));
    expect(rejected.every(({ reason }) => reason === 'it belongs to another table')).toBe(true);
    expect(notes).toMatchObject([{ id: 'other-table', count }]);
  },
);
