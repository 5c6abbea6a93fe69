import type { Dialect, FileNote } from '../../../src/domain/intakePlan.ts';
import { findTables, firstNames } from './findTables.ts';
import { repeats } from './sample.ts';
import { tableStart } from './tableStart.ts';
import { columnNames } from './columnNames.ts';
import { topRecords } from './topRecords.ts';

const MAX_LINES = 10;

const lines = (n: number) => (n === 1 ? 'line' : `${n} lines`);

function preamble(head: Uint8Array, dialect: Dialect): FileNote[] {
  const { skipLines } = dialect;
  if (skipLines === 0) return [];
  const text = new TextDecoder().decode(head.subarray(0, 4096));
  const separator = /^"?sep=/i.test(text);
  const sentence =
    separator && skipLines === 1
      ? 'The first line only names the separator.'
      : `The first ${lines(skipLines)} of the file ${skipLines === 1 ? 'stands' : 'stand'} above the table.`;
  const numbers = Array.from({ length: Math.min(skipLines, MAX_LINES) }, (_, i) => i + 1);
  return [{ id: 'preamble', lines: numbers, count: skipLines, sentence }];
}

const MAX_NAMES = 4;

/** Tables above the one that is read. */
function tablesAbove(head: Uint8Array, dialect: Dialect): FileNote[] {
  if (dialect.skipLines === 0) return [];
  const above = head.subarray(0, tableStart(head, dialect));
  return findTables(above, { ...dialect, skipLines: 0 }, true, true).map((table) => {
    const { line, rows } = table;
    const size = rows === 1 ? 'one row' : `${rows.toLocaleString('en-US')} rows`;
    const sentence = `Another table of ${size} (${firstNames(table, MAX_NAMES)}) stands above it and is not loaded.`;
    return { id: 'other-table', lines: [line], count: rows, sentence };
  });
}

function headerRows(head: Uint8Array, dialect: Dialect, header: string[][]): FileNote[] {
  const [first = [], second] = header;
  if (!second) return [];
  const places = topRecords(head, dialect, true, 2).map(({ line }) => line);
  return repeats(second, [first])
    ? [
        {
          id: 'repeated-header',
          lines: places.slice(1),
          count: 1,
          sentence: 'The header stands twice at the top of the table.',
        },
      ]
    : [
        {
          id: 'header-rows',
          lines: places,
          count: 2,
          sentence: 'Two rows name the columns; their names were put together.',
        },
      ];
}

function names(head: Uint8Array, dialect: Dialect, header: string[][], width: number): FileNote[] {
  const own = columnNames(header, width);
  const last = header.at(-1) ?? [];
  const missing = own.filter((_, i) => header.every((cells) => !cells[i]?.trim())).length;
  const again =
    header.length === 1
      ? own.filter((name, i) => last[i]?.trim() && name !== last[i]?.trim()).length
      : 0;
  const [top] = topRecords(head, dialect, true, 1);
  const odd = dialect.headerRows > 0 && top?.cells === null;
  const wide = dialect.headerRows > 0 && !odd ? Math.max((top?.cells?.length ?? 0) - width, 0) : 0;
  const said = [
    header.length === 0
      ? 'No row names the columns; they are numbered'
      : missing > 0
        ? `${missing} of the columns ${missing === 1 ? 'has' : 'have'} no name and ${missing === 1 ? 'is' : 'are'} numbered`
        : '',
    again > 0
      ? `${again} ${again === 1 ? 'name stands' : 'names stand'} more than once and got a number`
      : '',
    odd ? 'a quote in the header was taken as text' : '',
    wide > 0 ? `the header has ${wide} more than the rows` : '',
  ].filter((one) => one !== '');
  if (said.length === 0) return [];
  const sentence = `${said.join('; ')}.`;
  const count = missing + again + wide + (odd ? 1 : 0);
  const at = dialect.headerRows > 0 && top ? [top.line] : [];
  return [
    {
      id: 'column-names',
      lines: at,
      count,
      sentence: sentence.charAt(0).toUpperCase() + sentence.slice(1),
    },
  ];
}

/** What stands above the table, and what was made of the names in its header. */
export const topNotes = (
  head: Uint8Array,
  dialect: Dialect,
  header: string[][],
  width: number,
): FileNote[] => [
  ...preamble(head, dialect),
  ...tablesAbove(head, dialect),
  ...headerRows(head, dialect, header),
  ...names(head, dialect, header, width),
];
