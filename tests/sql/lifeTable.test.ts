import { afterAll, beforeAll, expect, test } from 'vitest';
import { lifeTable } from '../../src/sql/lifeTable.ts';
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

const lines = (rows: Record<string, Float64Array>): string[] =>
  Array.from(rows['age'] ?? [], (age, i) =>
    [
      rows['quarter']?.[i],
      age,
      rows['cut']?.[i],
      rows['won']?.[i],
      rows['lost']?.[i],
      rows['open']?.[i],
    ].join(' '),
  );

test('LIFE-1 won, lost and open per creation quarter and age; without a usable age they are −1', () => {
  expect(lines(db.columns(lifeTable('2024-06-02', null, sql`TRUE`)))).toEqual([
    '8096 10 0 1 0 0',
    '8096 20 0 0 1 0',
    '8096 30 0 1 1 0',
    '8096 40 0 1 1 0',
    '8097 -1 0 0 2 0',
    '8097 0 0 0 0 1',
    '8097 1 0 0 0 1',
    '8097 60 0 1 1 0',
  ]);
});

test('LIFE-2 filters hold, and what was created before the cut is marked', () => {
  const where = dealsWhere([{ field: 'region', values: ['EU'] }], fixtureFields);
  expect(lines(db.columns(lifeTable('2024-06-02', '2024-03-01', where)))).toEqual([
    '8096 10 1 1 0 0',
    '8096 20 1 0 1 0',
    '8096 40 0 1 0 0',
    '8097 -1 0 0 1 0',
    '8097 1 0 0 0 1',
  ]);
});
