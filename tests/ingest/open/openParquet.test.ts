import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { openFile } from '../../../workers/ingest/open/openFile.ts';
import { answer } from '../../../workers/problems.ts';
import { calmly } from '../openPort.ts';

type Writing = Parameters<typeof parquetWriteBuffer>[0];

const parquet = (writing: Writing): Uint8Array<ArrayBuffer> =>
  new Uint8Array(parquetWriteBuffer(writing));
const openBytes = (bytes: Uint8Array<ArrayBuffer>) =>
  openFile(new File([bytes], 'deals.parquet'), null, calmly);
const textOf = async (writing: Writing) => (await openBytes(parquet(writing))).text.text();

test('INTAKE-PARQUET names, texts, numbers, booleans and nulls are read as they stand', async () => {
  const opened = await openBytes(
    parquet({
      columnData: [
        { name: 'id', data: [9007199254740993n, -1n, null], type: 'INT64' },
        { name: 'na,me', data: ['a "b", c', '', null], type: 'STRING' },
        { name: 'amount', data: [0.1, 1e21, null], type: 'DOUBLE' },
        { name: 'single', data: [0.1, 16777216, 3.4e38], type: 'FLOAT' },
        { name: 'won', data: [true, false, null], type: 'BOOLEAN' },
        { name: 'n', data: [1, -2, null], type: 'INT32' },
      ],
    }),
  );
  expect(await opened.text.text()).toBe(
    'id,"na,me",amount,single,won,n\n' +
      '9007199254740993,"a ""b"", c",0.1,0.1,TRUE,1\n' +
      '-1,,1e+21,16777216,FALSE,-2\n' +
      ',,,3.4e+38,,\n',
  );
  expect(opened.form).toMatchObject({ format: 'parquet', encoding: null });
  expect(opened.notes).toEqual([]);
});

test('INTAKE-PARQUET dates and times are ISO, to the last digit', async () => {
  const leaf = { repetition_type: 'OPTIONAL' } as const;
  const utc = (unit: 'MILLIS' | 'MICROS' | 'NANOS', isAdjustedToUTC: boolean) =>
    ({ type: 'TIMESTAMP', isAdjustedToUTC, unit }) as const;
  const text = await textOf({
    schema: [
      { name: 'root', num_children: 6 },
      { name: 'day', type: 'INT32', converted_type: 'DATE', ...leaf },
      { name: 'ms', type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', ...leaf },
      { name: 'us', type: 'INT64', logical_type: utc('MICROS', false), ...leaf },
      { name: 'ns', type: 'INT64', logical_type: utc('NANOS', true), ...leaf },
      { name: 'time', type: 'INT32', converted_type: 'TIME_MILLIS', ...leaf },
      { name: 'day2', type: 'INT32', logical_type: { type: 'DATE' }, ...leaf },
    ],
    columnData: [
      { name: 'day', data: [new Date('2024-02-29'), new Date('1969-12-31'), null] },
      { name: 'ms', data: [new Date('2024-02-29T10:20:30.5Z'), new Date(0), null] },
      { name: 'us', data: [1709202030123456n, -1n, null] },
      { name: 'ns', data: [1709202030123456789n, 0n, null] },
      { name: 'time', data: [37230500, 0, null] },
      { name: 'day2', data: [19782, -1, null] },
    ],
    statistics: false,
  });
  expect(text).toBe(
    'day,ms,us,ns,time,day2\n' +
      '2024-02-29,2024-02-29T10:20:30.5Z,2024-02-29T10:20:30.123456,2024-02-29T10:20:30.123456789Z,10:20:30.5,2024-02-29\n' +
      '1969-12-31,1970-01-01T00:00:00Z,1969-12-31T23:59:59.999999,1970-01-01T00:00:00Z,00:00:00,1969-12-31\n' +
      ',,,,,\n',
  );
});

test('INTAKE-PARQUET decimals are exact, however long', async () => {
  const decimal = { converted_type: 'DECIMAL', repetition_type: 'REQUIRED' } as const;
  const text = await textOf({
    schema: [
      { name: 'root', num_children: 3 },
      { name: 'long', type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, ...decimal, scale: 2 },
      { name: 'int', type: 'INT32', logical_type: { type: 'DECIMAL', precision: 9, scale: 3 } },
      { name: 'big', type: 'INT64', logical_type: { type: 'DECIMAL', precision: 18, scale: 0 } },
    ],
    columnData: [
      { name: 'long', data: [12345678901234567890123456789n, -5n] },
      { name: 'int', data: [1001, -1] },
      { name: 'big', data: [123456789012345678n, -7n] },
    ],
    statistics: false,
  });
  expect(text).toBe(
    'long,int,big\n123456789012345678901234567.89,1.001,123456789012345678\n-0.05,-0.001,-7\n',
  );
});

test('INTAKE-PARQUET nested values are JSON', async () => {
  const text = await textOf({
    schema: [
      { name: 'root', num_children: 2 },
      { name: 'tags', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      { name: 'element', repetition_type: 'OPTIONAL', type: 'BYTE_ARRAY', converted_type: 'UTF8' },
      { name: 'owner', repetition_type: 'OPTIONAL', num_children: 2 },
      { name: 'id', repetition_type: 'OPTIONAL', type: 'INT64' },
      { name: 'since', repetition_type: 'OPTIONAL', type: 'INT32', converted_type: 'DATE' },
    ],
    columnData: [
      { name: 'tags', data: [['a', null, 'b"c'], [], null] },
      {
        name: 'owner',
        data: [
          { id: 9007199254740993n, since: new Date('2024-02-29') },
          { id: null, since: null },
          null,
        ],
      },
    ],
    statistics: false,
  });
  expect(text).toBe(
    'tags,owner\n' +
      '"[""a"",null,""b\\""c""]","{""id"":9007199254740993,""since"":""2024-02-29""}"\n' +
      '[],"{""id"":null,""since"":null}"\n' +
      ',\n',
  );
});

test('INTAKE-PARQUET any table of texts reads back equal, over all its row groups', async () => {
  const cell = fc.option(fc.string({ unit: 'grapheme', maxLength: 6 }), { nil: null });
  const table = fc.tuple(
    fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 30 }),
    fc.integer({ min: 1, max: 9 }),
  );
  await fc.assert(
    fc.asyncProperty(table, async ([rows, rowGroupSize]) => {
      const column = (i: 0 | 1) => rows.map((row) => row[i]);
      const text = await textOf({
        columnData: [
          { name: 'a', data: column(0), type: 'STRING' },
          { name: 'b', data: column(1), type: 'STRING' },
        ],
        rowGroupSize,
      });
      const quoted = (value: string | null) => {
        const plain = value ?? '';
        return /[",\r\n]|^\s|\s$/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
      };
      expect(text).toBe(`a,b\n${rows.map((row) => `${row.map(quoted).join(',')}\n`).join('')}`);
    }),
    { seed: 7, numRuns: 150 },
  );
});

const good = parquet({
  columnData: [
    { name: 'a', data: Array.from({ length: 50 }, (_, i) => `text ${i}`), type: 'STRING' },
  ],
});

test('INTAKE-PARQUET texts that are no UTF-8 are told', async () => {
  const latin = Uint8Array.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]);
  const opened = await openBytes(
    parquet({ columnData: [{ name: 'a', data: [latin, latin], type: 'BYTE_ARRAY' }] }),
  );
  expect(await opened.text.text()).toBe('a\nMüller\nMüller\n');
  expect(opened.notes).toMatchObject([{ id: 'bad-bytes' }]);
});

test('INTAKE-PARQUET a damaged file is a problem, a header that begins with PAR1 is not', async () => {
  const broken = good.slice();
  broken.fill(0xff, 4, 60);
  expect(await answer(() => openBytes(broken))).toMatchObject({
    ok: false,
    problem: { code: 'not-text' },
  });
  const text = new File(['PAR1,PAR2\n1,2\n'], 'a.csv');
  expect((await openFile(text, null, calmly)).text).toBe(text);
});

test('INTAKE-PARQUET reading stops when it is to', async () => {
  let asked = 0;
  const stopping = { ...calmly, cancelled: () => (asked += 1) > 1 };
  expect(await answer(() => openFile(new File([good], 'a.parquet'), null, stopping))).toMatchObject(
    { ok: false, problem: { code: 'cancelled' } },
  );
});
