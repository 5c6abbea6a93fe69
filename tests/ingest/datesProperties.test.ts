import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KINDS } from '../../workers/ingest/dates/dateNumbers.ts';
import { judgeDates } from '../../workers/ingest/dates/dateOrder.ts';
import { readDate } from '../../workers/ingest/dates/dateReading.ts';
import { anyWriting, type DateWriter, dateWriters, iso } from '../fixtures/dates.ts';
import { readColumn } from './readDates.ts';

const columnOf = (writer: DateWriter) =>
  fc
    .array(fc.integer({ min: -25_567, max: 47_846 }), { minLength: 1, maxLength: 12 })
    .map((days) => ({
      writer,
      // A day above 12 and one in another year show the order.
      days: [...days, ...writer.proof].filter((day) => day >= writer.first && day <= writer.last),
    }));

test('INTAKE-DATES a column in any supported writing reads back equal', () => {
  fc.assert(
    fc.property(fc.constantFrom(...dateWriters).chain(columnOf), ({ writer, days }) => {
      const cells = days.map((day) => writer.write(day));
      expect(readColumn(cells, writer.numbers ? KINDS : [])).toEqual(days.map(iso));
    }),
    { numRuns: 10_000, seed: 20_240_719 },
  );
}, 60_000);

test('INTAKE-DATES the format of a column, said again, settles what is in doubt', () => {
  for (const writer of dateWriters) {
    const kinds = writer.numbers ? KINDS : [];
    const values = (days: readonly number[]): [string, number][] =>
      days.map((one) => [writer.write(one), 1]);
    const format = judgeDates(values(writer.proof), kinds)?.format ?? '';
    // 2 January to 12 March 2024, with no day above 12.
    const doubtful = [19_724, 19_725, 19_758, 19_760, 19_793];
    const again = judgeDates(values(doubtful), kinds, { format, chosen: true });
    const days = doubtful.map((one) => again && readDate(writer.write(one), again.reading));
    expect([writer.name, format, ...days]).toEqual([writer.name, format, ...doubtful.map(iso)]);
    expect(again?.format).toBe(format);
  }
});

test('INTAKE-DATES several writings in one column are read each, where none is in doubt', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 10_000, max: 30_000 }), anyWriting), { minLength: 1 }),
      (cells) => {
        const texts = cells.map(([day, write]) => write(day));
        expect(readColumn(texts, [])).toEqual(cells.map(([day]) => iso(day)));
      },
    ),
    { numRuns: 2_000, seed: 7 },
  );
});

test('INTAKE-DATES no text makes reading fail, and what is read is a day from 1900 to 2100', () => {
  const odd = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...'0123456789/-.: TZmarjunde,'), maxLength: 24 }),
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(odd, (cells) => {
      const verdict = judgeDates(
        cells.map((cell) => [cell, 1]),
        KINDS,
      );
      for (const cell of verdict ? cells : []) {
        const day = readDate(cell, verdict?.reading ?? { order: null, numbers: null });
        expect(day ?? '2000-01-01').toMatch(/^(?:19|20|21)\d\d-[01]\d-[0-3]\d$/);
      }
    }),
    { numRuns: 10_000, seed: 11 },
  );
}, 60_000);
