import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimedDeals } from '../../src/sql/claimedDeals.ts';
import { sql } from '../../src/sql/sql.ts';
import { cellsWhere } from '../../src/sql/where.ts';
import { cellsFixture, dealsFixture, fixtureFields } from '../support/dealsFixture.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.run(dealsFixture);
  db.run(cellsFixture);
});
afterAll(() => db.close());

const segment = (...levels: [field: string, level: string][]) =>
  cellsWhere(
    levels.map(([field, level]) => ({ field, values: [level] })),
    fixtureFields,
  );

test('SQL-CLAIMS-1 each closed deal belongs to the first segment that has it; hostile and unknown levels are levels', () => {
  const segments = [
    segment(['region', 'US']),
    segment(['size', 'over 20']),
    segment(['region', "O'Hara; DROP"]),
    segment(['region', 'no such']),
    sql`TRUE`,
  ];
  expect(db.query(claimedDeals(segments, sql`TRUE`))).toEqual([
    { place: 0, deals: 4, own: 4 },
    { place: 1, deals: 4, own: 2 },
    { place: 2, deals: 1, own: 0 },
    { place: 3, deals: 0, own: 0 },
    { place: 4, deals: 10, own: 4 },
  ]);
});

test('SQL-CLAIMS-2 filters hold for all of them', () => {
  const rows = db.query(
    claimedDeals([segment(['size', 'over 20']), sql`TRUE`], segment(['region', 'US'])),
  );
  expect(rows).toEqual([
    { place: 0, deals: 2, own: 2 },
    { place: 1, deals: 4, own: 2 },
  ]);
});
