import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zip } from '../../src/export/zip.ts';

test('ZIP-1 each file comes out of the archive as it went in', () => {
  const files = unzipSync(
    zip([
      { name: 'a.csv', text: '\uFEFFä,"b"\r\n' },
      { name: 'b.csv', text: '' },
    ]),
  );
  expect(Object.keys(files)).toEqual(['a.csv', 'b.csv']);
  expect([...(files['a.csv'] ?? [])].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
  expect(strFromU8(files['a.csv'] ?? new Uint8Array())).toContain('ä,"b"\r\n');
  expect(files['b.csv']).toHaveLength(0);
});
