import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Field } from '../../src/domain/field.ts';
import { accountCount, accountMix, type AccountMixRow } from '../../src/sql/accountMix.ts';
import { sql } from '../../src/sql/sql.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';

const before = { from: '2024-01-01', to: '2024-03-31' };
const after = { from: '2024-04-01', to: '2024-06-30' };
const yearLater = { from: '2025-01-01', to: '2025-03-31' };
const region = { column: 'c1', breaks: null } as Field;
const size = { column: 'c2', breaks: [10, 20] } as Field;

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.run(`CREATE TABLE deals AS SELECT * FROM (VALUES
    ('won',  DATE '2024-01-05', 'acme', 'EU', 5.0),
    ('lost', DATE '2024-02-05', 'acme', 'EU', 15.0),
    ('won',  DATE '2024-05-05', 'acme', 'EU', 15.0),
    ('lost', DATE '2024-05-06', 'acme', 'US', 25.0),
    ('won',  DATE '2024-03-31', 'bolt', 'US', 20.0),
    ('won',  DATE '2024-04-01', 'bolt', 'US', NULL),
    ('lost', DATE '2024-02-01', NULL,   'EU', 5.0),
    ('lost', DATE '2024-02-02', NULL,   'EU', 5.0),
    ('won',  DATE '2024-04-02', NULL,   'EU', 5.0),
    ('open', NULL,              'acme', 'EU', 5.0),
    ('won',  DATE '2025-02-02', 'acme', 'EU', 5.0)
  ) AS t(outcome, closed_on, account, c1, c2)`);
});
afterAll(() => db.close());

const mixOf = (field: Field | null, from = before, to = after): number[][] =>
  db
    .query<AccountMixRow>(accountMix(field, from, to, 1, sql`TRUE`))
    .map((row) => [
      row.before_deals,
      row.after_deals,
      row.before_squares,
      row.after_squares,
      row.products,
    ])
    .sort();

test('SQL-ACCOUNT-MIX-1 deals of a level by period, their squares and products over accounts; blank accounts alone', () => {
  // All: acme 2 and 2, bolt 1 and 1, three on their own.
  expect(mixOf(null)).toEqual([[5, 4, 7, 6, 5]]);
  expect(mixOf(region)).toEqual([
    [1, 2, 1, 2, 1],
    [4, 2, 6, 2, 2],
  ]);
  // The bands up to 10, to 20, above, and blank.
  expect(mixOf(size)).toEqual([
    [0, 1, 0, 1, 0],
    [0, 1, 0, 1, 0],
    [2, 1, 2, 1, 1],
    [3, 1, 3, 1, 0],
  ]);
});

test('SQL-ACCOUNT-MIX-2 either order of the periods, and periods apart', () => {
  expect(mixOf(null, after, before)).toEqual([[4, 5, 6, 7, 5]]);
  expect(mixOf(null, before, yearLater)).toEqual([[5, 1, 7, 1, 2]]);
});

test('SQL-ACCOUNT-MIX-3 of many accounts some are drawn whole, the same ones every time', () => {
  db.run(`CREATE TABLE many AS SELECT 'won' AS outcome, 'a' || (i // 4) AS account, 'x' AS c1,
            DATE '2024-01-05' + CAST(i % 2 * 100 AS INTEGER) AS closed_on FROM range(40000) t(i)`);
  const text = (every: number): string =>
    accountMix(null, before, after, every, sql`TRUE`).text.replace('deals WHERE', 'many WHERE');
  const [row] = db.query<AccountMixRow>(text(10));
  expect(row?.before_deals).toBeGreaterThan(1500);
  expect(row?.before_deals).toBeLessThan(2500);
  expect(row).toMatchObject({ before_squares: 2 * (row?.before_deals ?? 0) });
  expect(db.query(text(10))).toEqual([row]);
});

test('SQL-ACCOUNT-MIX-4 accounts are counted within the two periods', () => {
  expect(db.query(accountCount(before, after, sql`TRUE`))).toEqual([{ accounts: 2 }]);
});
