import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineFeeds } from '../../workers/ingest/records/lineFeeds.ts';

/** The same, byte by byte. */
function slowly(bytes: readonly number[], begun: boolean) {
  const found = { lines: 0, records: 0, begun, nul: bytes.includes(0) };
  for (const byte of bytes) {
    if (byte === 10) found.lines += 1;
    if (byte === 10 && found.begun) found.records += 1;
    found.begun = byte !== 10;
  }
  return bytes.includes(13) ? null : found;
}

const byte = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(10, 97, 44, 9, 14, 127, 128, 255) },
  { weight: 1, arbitrary: fc.constantFrom(0, 13) },
);

test('INTAKE-COUNT four bytes at once show what each of them does, wherever they begin', () => {
  fc.assert(
    fc.property(
      fc.array(byte, { maxLength: 40 }),
      fc.nat({ max: 9 }),
      fc.boolean(),
      (all, from, begun) => {
        const bytes = Uint8Array.from(all).subarray(from);
        expect(lineFeeds(bytes, begun)).toEqual(slowly([...bytes], begun));
      },
    ),
    { seed: 3, numRuns: 2_000 },
  );
});
