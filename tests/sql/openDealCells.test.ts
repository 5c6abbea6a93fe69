import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Field } from '../../src/domain/field.ts';
import {
  largestOpenDeals,
  openDealCells,
  type OpenDealRow,
  wonCycles,
} from '../../src/sql/pipeline/openDealCells.ts';
import { sql } from '../../src/sql/sql.ts';
import { dealsFixture, fixtureFields } from '../support/dealsFixture.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.run(dealsFixture);
  db.run(`INSERT INTO deals BY NAME
    SELECT 'open' AS outcome, 70.0 AS amount, DATE '2024-06-02' AS created_on, 'd13' AS deal_id, 'O''Hara; DROP' AS c4
    UNION ALL SELECT 'open', 900.0, NULL, 'd14', NULL`);
  db.run('ALTER TABLE deals RENAME TO deal_rows');
  db.run('CREATE VIEW deals AS SELECT * FROM deal_rows');
});
afterAll(() => db.close());

/** As the app has them: blanks last. */
const fields: Field[] = fixtureFields.map((field) =>
  field.kind === 'bands' ? field : { ...field, levels: ['EU', "O'Hara; DROP", 'US', '(blank)'] },
);
const all = sql`TRUE`;

const byFirst = ([a = 0]: (number | undefined)[], [b = 0]: (number | undefined)[]): number => a - b;

test('OPEN-SQL-1 open deals per combination of levels and age; an age that is not known is −1', () => {
  const cells = db.columns(openDealCells(fields, '2024-06-12', all));
  const row = (at: number) =>
    ['f0', 'f1', 'age', 'deals', 'amount', 'priced'].map((key) => cells[key]?.[at]);
  expect(cells['age']).toHaveLength(4);
  expect([0, 1, 2, 3].map(row).toSorted(byFirst)).toEqual([
    [0, 1, 11, 1, 50, 1],
    [1, 3, 10, 1, 70, 1],
    [2, 2, 10, 1, 60, 1],
    [3, 3, -1, 1, 900, 1],
  ]);
  const ages = db.columns(openDealCells([], '2024-06-12', all));
  expect(ages['deals']?.toSorted()).toEqual(Float64Array.of(1, 1, 2));
});

test('OPEN-SQL-2 the largest come first with their levels, and none of unknown age is among them', () => {
  const rows = (most: number) =>
    db.query<OpenDealRow>(largestOpenDeals(fields, '2024-06-12', all, most));
  expect(rows(10).map(({ deal }) => deal)).toEqual(['d13', 'd12', 'd11']);
  expect(rows(1)).toMatchObject([
    { deal: 'd13', place: 13, amount: 70, created: '2024-06-02', age: 10, f0: 1, f1: 3 },
  ]);
});

test('OPEN-SQL-3 won deals by level and days, or all as one', () => {
  const [region] = fields;
  expect(db.query(wonCycles(region ?? null, all))).toEqual([
    { level: 0, days: 10, deals: 1 },
    { level: 0, days: 40, deals: 1 },
    { level: 1, days: 60, deals: 1 },
    { level: 2, days: 30, deals: 1 },
  ]);
  expect(db.query(wonCycles(null, all))).toHaveLength(4);
});
