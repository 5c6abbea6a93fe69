import { gzipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openFile, reopened } from '../../../workers/ingest/open/openFile.ts';
import type { Encoding } from '../../../src/domain/encodings.ts';
import { Repair } from '../../../workers/ingest/open/repair.ts';
import { answer } from '../../../workers/problems.ts';
import { calmly } from '../openPort.ts';
import { encoded } from './encodings.ts';

const open = (bytes: Uint8Array<ArrayBuffer>, name = 'deals.csv') =>
  openFile(new File([bytes], name), null, calmly);
const gzip = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(bytes));
const joined = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

const table = 'id;name;€\n1;Müller, “Žižek”;2\n2;Ærø;3\n';
const rows = (n: number) => `id,name\n${'1234567,some plain name\n'.repeat(n)}`;

test.each<[Encoding, boolean]>([
  ['utf-8', false],
  ['utf-8-bom', false],
  ['utf-16le', true],
  ['utf-16le', false],
  ['utf-16be', true],
  ['utf-16be', false],
  ['windows-1252', false],
])('INTAKE-BYTES %s (marked: %s) reads as the same text, packed or not', async (encoding, mark) => {
  const bytes = encoded(table, encoding, mark);
  for (const packed of [false, true]) {
    const opened = await open(packed ? gzip(bytes) : bytes);
    expect((await opened.text.text()).replace(/^\uFEFF/, '')).toBe(table);
    expect(opened.form).toMatchObject({ format: 'csv', encoding, gzip: packed });
    expect(opened.notes).toEqual([]);
  }
});

test('INTAKE-BYTES UTF-8 stays the dropped file, without a copy', async () => {
  for (const encoding of ['utf-8', 'utf-8-bom'] as const) {
    const file = new File([encoded(rows(200_000), encoding)], 'deals.csv');
    expect((await openFile(file, null, calmly)).text).toBe(file);
  }
});

test('INTAKE-BYTES characters cut by the borders of chunks survive in every encoding', async () => {
  const signs = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(
      signs,
      fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be'),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      async (made, encoding, off, packed) => {
        // The border of the first megabyte falls somewhere into the made text.
        const wide = encoding === 'utf-8' ? 1 : 2;
        const before = 'a,b\n'.repeat((1 << 20) / 4 / wide).slice(off);
        const text = `${before}${made.replaceAll('\0', '')}\nend,end\n`;
        const bytes = encoded(text, encoding, true);
        const opened = await open(packed ? gzip(bytes) : bytes);
        expect(await opened.text.text()).toBe(text);
      },
    ),
    { seed: 11, numRuns: 12 },
  );
});

test('INTAKE-BYTES a text taken apart anywhere is repaired to the same text', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(bytes, fc.nat(40), fc.constantFrom('utf-8', 'windows-1252'), (all, cut, from) => {
      const whole = new Repair(from);
      const parts = new Repair(from);
      const once = whole.push(all, true);
      const twice = joined(
        parts.push(all.subarray(0, cut), false),
        parts.push(all.subarray(cut), true),
      );
      expect(twice).toEqual(Uint8Array.from(once));
      expect([parts.bad, parts.nul]).toEqual([whole.bad, whole.nul]);
      expect(() => new TextDecoder('utf-8', { fatal: true }).decode(twice)).not.toThrow();
    }),
    { seed: 12, numRuns: 5_000 },
  );
});

test('INTAKE-BYTES scattered NULs are left out and told with their lines', async () => {
  const bytes = encoded(`${rows(3)}9,a\0b\n10,\0\n`, 'utf-8');
  const opened = await open(bytes);
  expect(await opened.text.text()).toBe(`${rows(3)}9,ab\n10,\n`);
  expect(opened.notes).toMatchObject([{ id: 'nul-bytes', count: 2, lines: [5, 6] }]);
  expect(opened.form.encoding).toBe('utf-8');
});

test('INTAKE-BYTES a few stray bytes in UTF-8 are read as Windows-1252 and told', async () => {
  const bytes = joined(encoded(`id,ö\n1,ü\n2,€\n`, 'utf-8'), encoded('3,é\r\n', 'windows-1252'));
  const opened = await open(bytes);
  expect(await opened.text.text()).toBe('id,ö\n1,ü\n2,€\n3,é\r\n');
  expect(opened.form.encoding).toBe('utf-8');
  expect(opened.notes).toMatchObject([{ id: 'bad-bytes', count: 1, lines: [4] }]);
});

test('INTAKE-BYTES bytes that Windows-1252 does not have are told', async () => {
  const letters = encoded('Café,Müller,Señor,Åse\n', 'windows-1252');
  const opened = await open(joined(letters, Uint8Array.of(0x81, 10)));
  expect(opened.form.encoding).toBe('windows-1252');
  expect(opened.notes).toMatchObject([{ id: 'bad-bytes', count: 1, lines: [2] }]);
});

test('INTAKE-BYTES an odd byte and half a character in UTF-16 are told', async () => {
  const opened = await open(Uint8Array.of(0xff, 0xfe, 97, 0, 10, 0, 0, 0xd8, 98, 0, 10, 0, 99));
  expect(await opened.text.text()).toBe('a\n\uFFFDb\n\uFFFD');
  expect(opened.notes).toMatchObject([{ id: 'bad-bytes', count: 2, lines: [2, 3] }]);
});

test('INTAKE-BYTES Windows-1252 that starts far behind plain letters is found by the sample', async () => {
  const text = `${rows(60_000)}${'7654321,Müller\n'.repeat(20_000)}`;
  const opened = await open(encoded(text, 'windows-1252'));
  expect(opened.form.encoding).toBe('windows-1252');
  expect(await opened.text.text()).toBe(text);
});

test('INTAKE-BYTES what the sample missed is read when the text is opened again', async () => {
  const text = `${rows(40_000)}1,Müller\n${rows(40_000)}`;
  const opened = await open(gzip(encoded(text, 'windows-1252')));
  expect(opened.form.encoding).toBe('utf-8');
  const again = await reopened(opened, calmly);
  expect(await again.text.text()).toBe(text);
  expect(again).toMatchObject({ form: { encoding: 'windows-1252', gzip: true }, notes: [] });
  expect(again.file).toBe(opened.file);
  expect(await reopened(again, calmly)).toBe(again);
});

test('INTAKE-BYTES a file packed in several parts is unpacked whole', async () => {
  const parts = [gzip(encoded(rows(1_000), 'utf-8')), gzip(encoded('x,y\n', 'utf-8'))];
  expect(await (await open(joined(...parts))).text.text()).toBe(`${rows(1_000)}x,y\n`);
});

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13);
const old = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600));
const text = (from: string) => encoded(from, 'utf-8');
const good = gzip(text(rows(10_000)));
const wrongSum = good.slice();
wrongSum[wrongSum.length - 6] = (wrongSum[wrongSum.length - 6] ?? 0) ^ 1;

test.each<[string, string, Uint8Array<ArrayBuffer>]>([
  ['nothing', 'empty-file', new Uint8Array()],
  ['blank lines', 'empty-file', text('\n \r\n')],
  ['a byte order mark alone', 'empty-file', Uint8Array.of(0xff, 0xfe)],
  ['a packed nothing', 'empty-file', gzip(new Uint8Array())],
  ['a picture', 'not-text', png],
  ['a packed picture', 'not-text', gzip(png)],
  ['a file packed twice', 'not-text', gzip(gzip(text(table)))],
  ['a packed file cut off', 'not-text', good.slice(0, good.length - 20)],
  ['a packed file whose checksum is wrong', 'not-text', wrongSum],
  ['a PDF', 'not-text', text('%PDF-1.7\n%âã')],
  ['an old workbook', 'not-text', old],
  ['a locked workbook', 'not-text', joined(old, encoded('EncryptedPackage', 'utf-16le'))],
  ['a web page called .xls', 'not-text', text('<html><table><tr><td>1')],
  ['the same in UTF-16', 'not-text', encoded('<html><table>', 'utf-16le', true)],
  ['XML', 'not-text', text('<?xml version="1.0"?><Workbook/>')],
  ['JSON', 'not-text', text('[{"id": 1, "won": true}]')],
  ['a ZIP archive that is none', 'not-text', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0)],
  ['NULs without end', 'not-text', new Uint8Array(3_000_000)],
])('INTAKE-BYTES %s is answered with %s', async (_, code, bytes) => {
  const got = await answer(() => open(bytes));
  if (got.ok) throw new Error('It opened.');
  expect(got.problem.code).toBe(code);
  expect(got.problem.sentence).toMatch(/\.$/);
  expect(got.problem.whatToDo).toMatch(/\.$/);
});

test('INTAKE-BYTES a locked workbook is called that', async () => {
  const bytes = joined(old, encoded('EncryptedPackage', 'utf-16le'));
  expect(await answer(() => open(bytes))).toMatchObject({
    problem: { sentence: expect.stringContaining('password') as string },
  });
});

test.each<[string, Uint8Array<ArrayBuffer>]>([
  ['UTF-16', encoded(rows(100_000), 'utf-16le', true)],
  ['packed', gzip(text(rows(100_000)))],
])('INTAKE-BYTES reading %s tells how far it is, and stops when it is to', async (_, bytes) => {
  const told: number[] = [];
  const telling = { ...calmly, onProgress: ({ done }: { done: number }) => told.push(done) };
  await openFile(new File([bytes], 'deals.csv'), null, telling);
  expect(told.at(-1)).toBe(bytes.length);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  let asked = 0;
  const stopping = { ...calmly, cancelled: () => (asked += 1) > 2 };
  expect(
    await answer(() => openFile(new File([bytes], 'deals.csv'), null, stopping)),
  ).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
});
