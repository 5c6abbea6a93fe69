import { gzipSync } from 'fflate';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { openFile } from '../../../workers/ingest/open/openFile.ts';
import { answer } from '../../../workers/problems.ts';
import { calmly } from '../openPort.ts';
import { encoded } from './encodings.ts';
import { makeXlsx, textRows } from './makeXlsx.ts';

const text = 'id,name,won\n1,Müller,true\n2,Žižek,false\n'.repeat(4);

/** Good files of every kind, to be damaged. */
const seeds: Uint8Array[] = [
  encoded(text, 'utf-8'),
  encoded(text, 'utf-8-bom'),
  encoded(text, 'utf-16le', true),
  encoded(text, 'utf-16be', true),
  encoded(text, 'windows-1252'),
  gzipSync(encoded(text, 'utf-8')),
  makeXlsx({
    sheets: [
      {
        name: 'S',
        rows: textRows([
          ['a', 'b'],
          ['1', '2'],
        ]),
      },
    ],
  }),
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'a', data: ['x', 'y', 'x', null], type: 'STRING' },
        { name: 'b', data: [1, 2, 3, 4], type: 'DOUBLE' },
      ],
      rowGroupSize: 2,
    }),
  ),
];
const starts = seeds.map((seed) => seed.slice(0, 8));

const noise = fc.uint8Array({ maxLength: 300 });
const begun = fc
  .tuple(fc.constantFrom(...starts), noise)
  .map(([start, rest]) => Uint8Array.from([...start, ...rest]));
const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 });
const damaged = fc.tuple(fc.constantFrom(...seeds), changes, fc.nat(9)).map(([seed, at, cut]) => {
  const bytes = seed.slice(0, cut === 0 ? Math.floor(seed.length / 2) : seed.length);
  for (const [place, byte] of at) bytes[place % bytes.length] = byte;
  return Uint8Array.from(bytes);
});

test('INTAKE-ANY any byte string is a table or a problem, never a crash or a hang', async () => {
  const codes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.oneof(noise, begun, damaged), async (bytes) => {
      const file = new File([Uint8Array.from(bytes)], 'any.csv');
      const got = await answer(() => openFile(file, null, calmly));
      const code = got.ok ? `read as ${got.value.form.format}` : got.problem.code;
      codes.set(code, (codes.get(code) ?? 0) + 1);
      expect(code).not.toBe('internal');
      if (got.ok) {
        // What is handed on is UTF-8, all of it.
        const handed = await got.value.text.arrayBuffer();
        if (got.value.notes.length > 0 || got.value.form.format !== 'csv') {
          new TextDecoder('utf-8', { fatal: true }).decode(handed);
        }
      }
    }),
    { seed: 20_261_120, numRuns: 10_000 },
  );
  console.log(`any bytes: ${[...codes].map(([code, n]) => `${n} ${code}`).join(', ')}`);
}, 120_000);
