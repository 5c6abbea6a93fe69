import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dialect } from '../../src/domain/intakePlan.ts';
import {
  NumberWatch,
  WATCH_BEFORE,
  WATCH_BEHIND,
} from '../../workers/ingest/numbers/numberWatch.ts';

const comma: Dialect = {
  delimiter: ',',
  quote: '"',
  escape: 'doubled',
  skipLines: 0,
  headerRows: 1,
  bom: false,
};

/** Columns 1 and 2 are numbers, of which 1 has whole numbers only. */
const watchOf = (dialect = comma) =>
  new NumberWatch(dialect, { numbers: new Set([1, 2]), whole: new Set([1]) });

const odd = (text: string, dialect = comma): number[] => {
  const watch = watchOf(dialect);
  const bytes = new TextEncoder().encode(text);
  watch.scan(bytes, 0, bytes.length, true);
  return [...watch.odd].sort();
};

test.each<[text: string, columns: number[]]>([
  ['h,h,h\na,5.000,1\n', [1]],
  ['h,h,h\na,"5.000",1\n', [1]],
  ['h,h,h\na, -5.000 ,1\n', [1]],
  ['h,h,h\r\na,1,1_000\r\n', [2]],
  ['h,h,h\na,1,1_000', [2]],
  ['h,h,h\n"x, ""y"" z",5.000,7\n', [1]],
  // Nobody can say where the cell stands: the line may begin inside the one before.
  ['h,h,h\n"x\ny",5.000,7\n', [1]],
  ['h,h,h\n"x\ny",7,1_0\n', [1, 2]],
  // Other columns, other numbers, other texts.
  ['h,h,h\n5.000,1,5.000\n', []],
  ['h,h,h\na,0.000,1\n', []],
  ['h,h,h\na,1234.000,1\n', []],
  ['h,h,h\na,5.0001,1\n', []],
  ['h,h,h\na,15:05.000,1\n', []],
  ['h,h,h\n1_000,x1_000,1_000y\n', []],
  ['h,1_000,5.000\na,1,1\n', []],
])('INTAKE-FAST in %j the columns %j say more than their numbers', (text, columns) => {
  expect(odd(text)).toEqual(columns);
});

test('INTAKE-FAST a separator of several signs leaves every column in question', () => {
  expect(odd('h||h\na||1_000\n', { ...comma, delimiter: '||' })).toEqual([1, 2]);
});

test('INTAKE-FAST a stretch at a time shows what all of it at once shows', () => {
  const cell = fc.constantFrom('5.000', '1_000', '12', 'a', '"b, c"', '0.000', '-7.000', '2024_01');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 40 }),
      (rows, step) => {
        const text = ['h,h,h', ...rows.map((row) => row.join(','))].join('\n');
        const bytes = new TextEncoder().encode(text);
        const watch = watchOf();
        for (let at = 0; at < bytes.length; at += step) {
          const start = Math.max(at - WATCH_BEFORE, 0);
          const around = bytes.subarray(start, at + step + WATCH_BEHIND);
          watch.scan(around, at - start, at - start + step, start === 0);
        }
        expect([...watch.odd].sort()).toEqual(odd(text));
      },
    ),
    { seed: 11, numRuns: 500 },
  );
});
