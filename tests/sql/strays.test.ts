import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  datesByYear,
  datesInYears,
  type FarDateRow,
  type YearRow,
  type YearSpans,
  yearSpans,
} from '../../src/sql/load/farDates.ts';
import { type StrayNumbers, strayNumbers } from '../../src/sql/load/strayNumbers.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

test('LOAD-STRAYS numbers that are none show at the ends of their column', () => {
  db.run(`CREATE OR REPLACE TABLE deal_rows AS SELECT * FROM (VALUES
    (1::DOUBLE, 1::DOUBLE, 1::DOUBLE, 1::DOUBLE, NULL::DOUBLE),
    (NULL, 'nan', 'inf', '-inf', NULL), (-5, -5, -5, -5, NULL)) AS t (a, b, c, d, e)`);
  const [row] = db.query<StrayNumbers>(strayNumbers(['a', 'b', 'c', 'd', 'e']));
  expect(row).toEqual({ d0: false, d1: true, d2: true, d3: true, d4: false });
});

test('LOAD-STRAYS dates are counted by year, and the commonest of some years are named', () => {
  db.run(`CREATE OR REPLACE TABLE deal_rows AS SELECT * FROM (VALUES
    (DATE '2023-05-01', NULL::DATE), (DATE '1900-01-01', NULL), (DATE '1900-01-01', NULL),
    (DATE '1901-02-03', NULL), (NULL, NULL)) AS t (a, "b ""c""")`);
  const [spans] = db.query<YearSpans>(yearSpans(['a', 'b "c"']));
  expect(spans).toEqual({ f0: 1900, l0: 2023, f1: null, l1: null });
  expect(db.query<YearRow>(datesByYear('a'))).toEqual([
    { year: 1900, deals: 2 },
    { year: 1901, deals: 1 },
    { year: 2023, deals: 1 },
  ]);
  expect(db.query<FarDateRow>(datesInYears('a', [1900, 1901], 5))).toEqual([
    { day: '1900-01-01' },
    { day: '1901-02-03' },
  ]);
});
