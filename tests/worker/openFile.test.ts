import { gzipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openFile } from '../../workers/ingest/open/openFile.ts';
import { encoded } from '../ingest/open/encodings.ts';
import { makeXlsx, textRows } from '../ingest/open/makeXlsx.ts';

/** What a library could start or ask for behind our back. */
const forbidden = ['Worker', 'SharedWorker', 'fetch', 'XMLHttpRequest', 'WebSocket'] as const;
const used: string[] = [];

beforeEach(() => {
  used.length = 0;
  for (const name of forbidden) {
    vi.stubGlobal(name, function stub() {
      used.push(name);
      throw new Error(`${name} was used.`);
    });
  }
});
afterEach(() => {
  vi.unstubAllGlobals();
  expect(used).toEqual([]);
});

const control = { now: () => performance.now(), onProgress: () => {}, cancelled: () => false };
const textOf = async (bytes: Uint8Array) =>
  (await openFile(new File([Uint8Array.from(bytes)], 'deals'), null, control)).text.text();

const rows = `id,name\n${'1,Müller\n'.repeat(100_000)}`;

test('INTAKE-BYTES a browser unpacks a file that was packed in several parts', async () => {
  const packed = [rows, 'x,y\n', rows].map((part) => gzipSync(encoded(part, 'utf-8')));
  const bytes = Uint8Array.from(packed.flatMap((part) => [...part]));
  expect(await textOf(bytes)).toBe(`${rows}x,y\n${rows}`);
});

test('INTAKE-BYTES a browser refuses a packed file whose checksum is wrong', async () => {
  const bytes = gzipSync(encoded(rows, 'utf-8'));
  bytes[bytes.length - 6] = (bytes[bytes.length - 6] ?? 0) ^ 1;
  await expect(textOf(bytes)).rejects.toThrow('damaged');
});

test.each(['utf-16le', 'utf-16be', 'windows-1252'] as const)(
  'INTAKE-BYTES a browser decodes %s',
  async (encoding) => {
    expect(await textOf(encoded(rows, encoding, true))).toBe(rows);
  },
);

test('INTAKE-XLSX a large sheet is read without a worker, a request or code made from text', async () => {
  const cells = Array.from({ length: 20_000 }, (_, i) => [String(i), `Müller ${i * 7919}`, 'x']);
  const bytes = makeXlsx({ sheets: [{ name: 'Deals', rows: textRows(cells) }] });
  expect(await textOf(bytes)).toBe(cells.map((row) => `${row.join(',')}\n`).join(''));
});

test('INTAKE-PARQUET a file is read without a worker, a request or code made from text', async () => {
  const data = Array.from({ length: 20_000 }, (_, i) => `Müller ${i}`);
  const bytes = parquetWriteBuffer({ columnData: [{ name: 'name', data, type: 'STRING' }] });
  expect(await textOf(new Uint8Array(bytes))).toBe(`name\n${data.map((t) => `${t}\n`).join('')}`);
});
