import { afterAll, beforeAll, expect, test } from 'vitest';
import { repMonths } from '../../src/sql/repMonths.ts';
import { sql } from '../../src/sql/sql.ts';
import { dealsWhere } from '../../src/sql/where.ts';
import { dealsFixture, fixtureFields } from '../support/dealsFixture.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.run(dealsFixture);
});
afterAll(() => db.close());

test('SQL-REPS-1 closed deals with a date, by rep and month; open ones are not counted', () => {
  expect(db.query(repMonths('rep', sql`TRUE`))).toEqual([
    { rep: 'ann', start: '2024-01-01', deals: 2, won: 1 },
    { rep: 'ann', start: '2024-04-01', deals: 2, won: 1 },
    { rep: 'bob', start: '2024-03-01', deals: 2, won: 1 },
    { rep: 'bob', start: '2024-05-01', deals: 1, won: 0 },
    { rep: 'bob', start: '2024-06-01', deals: 1, won: 1 },
    { rep: 'cat', start: '2024-04-01', deals: 1, won: 0 },
  ]);
});

test('SQL-REPS-2 filters hold, hostile names stay values, and a blank rep is null', () => {
  const where = dealsWhere([{ field: 'region', values: ["O'Hara; DROP"] }], fixtureFields);
  expect(db.query(repMonths('rep', where))).toEqual([
    { rep: 'bob', start: '2024-06-01', deals: 1, won: 1 },
  ]);
  const rows = db.query(repMonths('account', sql`closed_on >= DATE '2024-05-01'`));
  expect(rows).toContainEqual({ rep: null, start: '2024-05-01', deals: 1, won: 0 });
});
