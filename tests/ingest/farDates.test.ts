import { afterAll, beforeAll, expect, test } from 'vitest';
import { farYears } from '../../workers/ingest/dates/farDates.ts';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { loadAll, openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const apart = (...years: [year: number, deals: number][]) =>
  farYears(years.map(([year, deals]) => ({ year, deals }))).map(({ year }) => year);

test('INTAKE-DATES years are far from the others when none is between them for five years', () => {
  expect(apart([2019, 4], [2023, 90], [2024, 90])).toEqual([]);
  expect(apart([2018, 4], [2023, 90])).toEqual([]);
  expect(apart([2017, 4], [2023, 90])).toEqual([2017]);
  // A long history is no mistake.
  expect(apart(...Array.from({ length: 30 }, (_, i): [number, number] => [1995 + i, i]))).toEqual(
    [],
  );
  expect(apart([1900, 40], [1970, 3], [2023, 90], [2099, 20])).toEqual([1900, 1970, 2099]);
  // Most of a column may say “never”.
  expect(apart([2023, 90], [2099, 200])).toEqual([2023, 2099]);
  expect(apart([2060, 90], [2061, 90])).toEqual([2060, 2061]);
});

const with_ = (odd: string, n: number) =>
  fileOf(
    csv(
      ['id', 'status', 'created_date', 'close_date'],
      rowsOf(n, (i) => {
        const late = i === n - 9 || i === n - 4;
        return [`d${i}`, pick(['Won', 'Lost'], i), late ? odd : day(i % 700), day(30 + (i % 700))];
      }),
    ),
  );

test.each(['1900-01-01', '1970-01-01', '2068-03-01', '2099-12-31'])(
  'INTAKE-DATES %s for “unknown” or “never” is taken, and told',
  async (odd) => {
    for (const n of [300, 21_000]) {
      const { farDates, unreadable } = await loadAll(test_, with_(odd, n));
      expect(unreadable).toEqual([]);
      expect(farDates).toEqual([{ column: 'created_date', count: 2, examples: [odd] }]);
    }
  },
  60_000,
);

test.each(['9999-12-31', '0000-00-00', '00/00/0000', '31/02/2024', '2024-01-05T10:00:00+99:00'])(
  'INTAKE-DATES %s is no date, and told',
  async (odd) => {
    const { farDates, unreadable } = await loadAll(test_, with_(odd, 300));
    expect(farDates).toEqual([]);
    expect(unreadable).toEqual([{ column: 'created_date', count: 2, examples: [odd] }]);
  },
);

test('INTAKE-DATES a file whose dates are near each other has none of these', async () => {
  expect((await loadAll(test_, with_('2021-05-05', 300))).farDates).toEqual([]);
});
