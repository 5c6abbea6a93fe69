import { expect, test } from 'vitest';
import { openFile, type OpenedFile } from '../../../workers/ingest/open/openFile.ts';
import { timeStyle } from '../../../workers/ingest/open/xlsx/styles.ts';
import { answer } from '../../../workers/problems.ts';
import { calmly } from '../openPort.ts';
import { makeXlsx, textRows, workbookParts, xlsxFile, zipped } from './makeXlsx.ts';

const textOf = async (opened: OpenedFile) => opened.text.text();
const oneSheet = (rows: string, more = {}) =>
  xlsxFile({ sheets: [{ name: 'Deals', rows }], ...more });
const open = (file: File, sheet: string | null = null) => openFile(file, sheet, calmly);

test('INTAKE-XLSX shared, rich and inline strings, numbers, booleans, errors and formulas are read by their values', async () => {
  const strings =
    '<si><t>name</t></si><si><r><t xml:space="preserve">rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh><t>phonetic</t></rPh></si><si><t>a_x000D_b</t></si>';
  const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>in &amp; line, "x"</t></is></c></row>
    <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>1.1000000000000001</v></c><c r="C2" t="b"><v>1</v></c></row>
    <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="e"><v>#N/A</v></c><c r="C3" t="b"><v>0</v></c></row>
    <row r="4"><c r="A4" t="str"><f>A1&amp;"!"</f><v>name!</v></c><c r="B4"><f>1+1</f><v>2</v></c><c r="C4"><f>1+2</f></c></row>
    <row r="5"><c r="A5" t="d"><v>2024-01-31</v></c><c r="B5"><v>1E-7</v></c><c r="C5"><v>12345678901234567890</v></c></row>`;
  const opened = await open(oneSheet(rows, { strings }));
  expect(await textOf(opened)).toBe(
    'name,"in & line, ""x""",\nrich text,1.1,TRUE\n"a\rb",#N/A,FALSE\nname!,2,\n2024-01-31,1e-7,12345678901234567890\n',
  );
  expect(opened.form).toEqual({
    format: 'xlsx',
    gzip: false,
    encoding: null,
    sheet: 'Deals',
    sheets: ['Deals'],
  });
  expect(opened.notes).toMatchObject([{ id: 'formulas', count: 1 }]);
});

const date = (style: number, serial: number | string) => `<c s="${style}"><v>${serial}</v></c>`;

test('INTAKE-XLSX dates are ISO in both calendars, and numbers that are no date stay numbers', async () => {
  const formats = ['dd/mm/yyyy', 'm/d/yy h:mm', 'hh:mm:ss', '[h]:mm', '#,##0.00 "days"', 'mmm yy'];
  const rows = `<row>${date(1, 45322)}${date(2, 45322.430902777778)}${date(3, 0.430902777778)}${date(4, 1.5)}${date(5, 45322)}${date(6, 45292)}</row>
    <row>${date(1, 45322.5)}${date(2, 45322)}${date(3, 45322.5)}${date(1, -1)}${date(1, 60)}${date(1, 0)}</row>
    <row>${date(1, 1)}${date(1, 59)}${date(1, 61)}${date(1, 2958465)}${date(1, 2958466)}${date(0, 45322)}</row>`;
  expect(await textOf(await open(oneSheet(rows, { formats })))).toBe(
    '2024-01-31,2024-01-31T10:20:30,10:20:30,36:00:00,45322,2024-01-01\n' +
      '2024-01-31T12:00:00,2024-01-31T00:00:00,2024-01-31T12:00:00,-1,1900-02-29,1900-01-00\n' +
      '1900-01-01,1900-02-28,1900-03-01,9999-12-31,2958466,45322\n',
  );
  const old = oneSheet(`<row>${date(1, 0)}${date(1, 43860)}</row>`, { formats, since1904: true });
  expect(await textOf(await open(old))).toBe('1904-01-01,2024-01-31\n');
});

test.each([
  ['General', null],
  ['0.00E+00', null],
  ['[Red]#,##0;[Blue]-#,##0', null],
  ['[$-409]d-mmm-yyyy;@', { date: true, time: false, elapsed: false }],
  ['yyyy"Y"m"M"d"D"', { date: true, time: false, elapsed: false }],
  ['h:mm AM/PM', { date: false, time: true, elapsed: false }],
  ['mm:ss.0', { date: false, time: true, elapsed: false }],
  ['[mm]:ss', { date: false, time: true, elapsed: true }],
  ['yyyy-mm-dd hh:mm:ss.000', { date: true, time: true, elapsed: false }],
  ['0 "days"', null],
  ['\\d0', null],
  ['[$€-407] #,##0.00', null],
])('INTAKE-XLSX the format %s shows %o', (format, style) => {
  expect(timeStyle(format)).toEqual(style);
});

test('INTAKE-XLSX empty rows and columns around the table go, those inside stay', async () => {
  const cell = (at: string, value: number) => `<c r="${at}"><v>${value}</v></c>`;
  const rows = `<row r="2"><c r="A2"/></row><row r="4">${cell('C4', 1)}</row><row r="6">${cell('C6', 2)}${cell('E6', 3)}</row><row r="7">${cell('B7', 4)}<c r="G7" s="0"/></row><row r="900"/>`;
  expect(await textOf(await open(oneSheet(rows)))).toBe(',1,,\n,,,\n,2,,3\n4,,,\n');
  const narrow = `<row r="1">${cell('C1', 1)}</row><row r="3">${cell('C3', 2)}</row>`;
  expect(await textOf(await open(oneSheet(narrow)))).toBe('1\n""\n2\n');
});

test('INTAKE-XLSX rows wider than those before leave every row as wide', async () => {
  const rows = Array.from({ length: 400 }, (_, i) =>
    Array.from({ length: 1 + (i % 40) }, (_, j) => `é${i}:${j}${'x'.repeat(200)}`),
  );
  const lines = (await textOf(await open(oneSheet(textRows(rows))))).trimEnd().split('\n');
  expect(lines).toHaveLength(400);
  lines.forEach((line, i) => {
    const cells = line.split(',');
    expect(cells).toHaveLength(40);
    expect(cells.filter((cell) => cell !== '')).toEqual(rows[i]);
  });
});

const three = xlsxFile({
  sheets: [
    { name: 'Notes', rows: textRows([['a note']]) },
    {
      name: 'Deals & more',
      rows: textRows([
        ['id', 'x'],
        ['1', '2'],
        ['3', '4'],
      ]),
    },
    { name: 'Lookup', state: 'hidden', rows: textRows(Array.from({ length: 9 }, () => ['h'])) },
    { name: 'Nothing', rows: '<row><c/></row>' },
  ],
});

test('INTAKE-XLSX the fullest sheet that is not hidden is read, and the others are told', async () => {
  const opened = await open(three);
  expect(await textOf(opened)).toBe('id,x\n1,2\n3,4\n');
  expect(opened.form).toMatchObject({
    sheet: 'Deals & more',
    sheets: ['Notes', 'Deals & more', 'Lookup'],
  });
  expect(opened.notes).toMatchObject([{ id: 'sheets', count: 2 }]);
});

test('INTAKE-XLSX the sheet asked for is read, hidden or not', async () => {
  expect(await textOf(await open(three, 'Notes'))).toBe('a note\n');
  const hidden = await open(three, 'Lookup');
  expect(await textOf(hidden)).toBe('h\n'.repeat(9));
  expect(hidden.form.sheets).toEqual(['Notes', 'Deals & more', 'Lookup']);
  expect(await answer(() => open(three, 'Gone'))).toMatchObject({
    ok: false,
    problem: { code: 'unreadable' },
  });
});

test('INTAKE-XLSX names with a prefix are the same names', async () => {
  const rows = '<x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row>';
  expect(await textOf(await open(oneSheet(rows, { prefix: 'x' })))).toBe('7\n');
});

const parts = workbookParts({ sheets: [{ name: 'S', rows: textRows([['a']]) }] });
const cut = makeXlsx({ sheets: [{ name: 'S', rows: textRows([['a']]) }] });

test.each<[string, string, Uint8Array<ArrayBuffer>]>([
  ['a workbook cut off', 'not-text', cut.slice(0, cut.length - 30)],
  ['a workbook with a flipped bit', 'not-text', flipped(cut)],
  ['a binary workbook', 'not-text', zipped({ 'xl/workbook.bin': 'x' })],
  ['an OpenDocument sheet', 'not-text', zipped({ mimetype: 'x', 'content.xml': '<x/>' })],
  ['a Word document', 'not-text', zipped({ '[Content_Types].xml': '', 'word/document.xml': '' })],
  ['a ZIP of a CSV', 'not-text', zipped({ 'deals.csv': 'id,won\n1,2\n' })],
  ['a workbook without cells', 'empty-file', makeXlsx({ sheets: [{ name: 'S', rows: '' }] })],
  ['a workbook without sheets', 'empty-file', makeXlsx({ sheets: [] })],
  ['XML that breaks off', 'not-text', zipped({ ...parts, 'xl/worksheets/s0.xml': '<worksheet>' })],
  [
    'entities that would grow without end',
    'not-text',
    zipped({
      ...parts,
      'xl/worksheets/s0.xml':
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
    }),
  ],
  [
    'a text that is not there',
    'not-text',
    makeXlsx({ sheets: [{ name: 'S', rows: '<row><c t="s"><v>5</v></c></row>' }] }),
  ],
  [
    'rows out of order',
    'not-text',
    makeXlsx({ sheets: [{ name: 'S', rows: '<row r="2"/><row r="1"/>' }] }),
  ],
  [
    'two far corners',
    'too-large',
    makeXlsx({
      sheets: [
        {
          name: 'S',
          rows: '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        },
      ],
    }),
  ],
])('INTAKE-XLSX %s is answered with %s', async (_, code, bytes) => {
  const got = await answer(() => open(new File([bytes], 'deals.xlsx')));
  if (got.ok) throw new Error('It opened.');
  expect(got.problem.code).toBe(code);
  expect(got.problem.sentence).toMatch(/\.$/);
  expect(got.problem.whatToDo).toMatch(/\.$/);
});

function flipped(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  const name = new TextEncoder().encode('xl/worksheets/s0.xml');
  const at = copy.findIndex((_, i) => name.every((byte, j) => copy[i + j] === byte));
  const inside = at + name.length + 12;
  copy[inside] = (copy[inside] ?? 0) ^ 4;
  return copy;
}

/** A workbook whose sheet says it unpacks to so many bytes: in the list at the end, and where it stands. */
function claiming(size: number, where: 'list' | 'both'): File {
  const bytes = makeXlsx({ sheets: [{ name: 'S', rows: textRows([['a']]) }] });
  const view = new DataView(bytes.buffer);
  const name = 'xl/worksheets/s0.xml';
  for (let i = 0; i + 50 < bytes.length; i += 1) {
    const mark = view.getUint32(i, true);
    const [nameAt, sizeAt] = mark === 0x02014b50 ? [i + 46, i + 24] : [i + 30, i + 22];
    if (mark !== 0x02014b50 && (mark !== 0x04034b50 || where === 'list')) continue;
    const found = new TextDecoder().decode(bytes.subarray(nameAt, nameAt + name.length));
    if (found === name) view.setUint32(sizeAt, size, true);
  }
  return new File([bytes], 'bomb.xlsx');
}

test('INTAKE-XLSX a small file that says it unpacks to gigabytes is refused before anything is unpacked', async () => {
  expect(await answer(() => open(claiming(0xf0000000, 'list')))).toMatchObject({
    ok: false,
    problem: { code: 'too-large' },
  });
});

test('INTAKE-XLSX a part that unpacks to more than it says is not read on', async () => {
  expect(await answer(() => open(claiming(20, 'both')))).toMatchObject({
    ok: false,
    problem: { code: 'not-text' },
  });
});

test('INTAKE-XLSX reading stops when it is to', async () => {
  const file = oneSheet(textRows(Array.from({ length: 5_000 }, () => ['a', 'b', 'c'])));
  let asked = 0;
  const stopping = { ...calmly, cancelled: () => (asked += 1) > 3 };
  expect(await answer(() => openFile(file, null, stopping))).toMatchObject({
    ok: false,
    problem: { code: 'cancelled' },
  });
});
