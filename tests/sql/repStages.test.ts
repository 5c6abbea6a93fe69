import { afterAll, beforeAll, expect, test } from 'vitest';
import { repStages } from '../../src/sql/repStages.ts';
import { sql } from '../../src/sql/sql.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';

/** Twenty lost deals that entered two stages, and left both on one day: rows in either order. */
const rows = Array.from({ length: 20 }, (_, at): [string, string, string][] => {
  const demo: [string, string, string] = [`d${at}`, 'Demo', '2024-01-05'];
  const pitch: [string, string, string] = [`d${at}`, 'Pitch', '2024-01-05'];
  const first: [string, string, string] = [`d${at}`, 'Demo', '2024-01-02'];
  return at % 2 === 0 ? [first, demo, pitch] : [pitch, demo, first];
}).flat();

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.run(sql`CREATE TABLE deals AS
    SELECT 'd' || i AS deal_id, 'ann' AS rep, 'lost' AS outcome FROM range(20) t(i)`);
  db.run(sql`CREATE TABLE stage_history (deal_id VARCHAR, stage VARCHAR, changed_on DATE)`);
  for (const [deal, stage, day] of rows)
    db.run(sql`INSERT INTO stage_history VALUES (${deal}, ${stage}, ${day}::DATE)`);
});
afterAll(() => db.close());

test('SQL-REPS-6 of two stages left on one day the last is the one entered later, whatever the order of the rows', () => {
  expect(db.query(repStages('rep', ['Lost'], sql`TRUE`))).toEqual([
    { rep: 'ann', stage: 'Demo', deals: 20, lost: 0 },
    { rep: 'ann', stage: 'Pitch', deals: 20, lost: 20 },
  ]);
});
