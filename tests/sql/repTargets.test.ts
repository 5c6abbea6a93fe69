import { afterAll, beforeAll, expect, test } from 'vitest';
import { repStages } from '../../src/sql/repStages.ts';
import { quotaRows, targetColumn, wonByDay, wonByMonth } from '../../src/sql/repTargets.ts';
import { sql } from '../../src/sql/sql.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';

const everything = sql`TRUE`;
let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.run(sql`CREATE TABLE deals AS SELECT deal_id, rep, outcome, stage, amount::DOUBLE AS amount,
    closed_on::DATE AS closed_on, goal::DOUBLE AS goal FROM (VALUES
    ('1', 'Ann', 'won', 'Won', 10, '2024-01-05', 30), ('2', 'Ann', 'won', 'Won', 5, '2024-01-05', 30),
    ('3', 'Ann', 'lost', 'Lost', 7, '2024-02-01', 40), ('4', 'O''Bo', 'won', 'Won', NULL, '2024-02-03', 20),
    ('5', NULL, 'won', 'Won', 9, '2024-02-03', 20), ('6', 'Ann', 'open', 'Demo', 9, '2024-03-03', 30)
    ) AS t (deal_id, rep, outcome, stage, amount, closed_on, goal)`);
  db.run(sql`CREATE TABLE quota AS SELECT rep, period_start::DATE AS period_start, amount::DOUBLE AS amount FROM (VALUES
    ('Ann', '2024-01-01', 20), ('Ann', '2024-01-01', 5), ('Ann', '2024-02-01', 0), (NULL, '2024-01-01', 9)
    ) AS t (rep, period_start, amount)`);
  db.run(sql`CREATE TABLE stage_history AS SELECT deal_id, stage, changed_on::DATE AS changed_on FROM (VALUES
    ('1', 'Lead', '2024-01-01'), ('1', 'Demo', '2024-01-02'), ('1', 'Won', '2024-01-05'),
    ('3', 'Lead', '2024-01-01'), ('3', 'Demo', '2024-01-20'), ('3', 'Lost', '2024-02-01'),
    ('6', 'Demo', '2024-03-01')) AS t (deal_id, stage, changed_on)`);
});
afterAll(() => db.close());

test('SQL-TARGETS-1 quotas of one rep and day add up; nothing and nobody are left out', () => {
  expect(db.query(quotaRows())).toEqual([{ rep: 'Ann', start: '2024-01-01', target: 25 }]);
});

test('SQL-TARGETS-2 won money by rep and month, with won deals that have no amount', () => {
  expect(db.query(wonByMonth('rep', everything))).toEqual([
    { rep: 'Ann', month: '2024-01-01', won: 15, unpriced: 0 },
    { rep: "O'Bo", month: '2024-02-01', won: 0, unpriced: 1 },
  ]);
});

test('SQL-TARGETS-3 won money by day, of the reps asked for', () => {
  expect(db.query(wonByDay('rep', ['Ann', "O'Bo"], everything))).toEqual([
    { day: '2024-01-05', won: 15 },
    { day: '2024-02-03', won: 0 },
  ]);
  expect(db.query(wonByDay('rep', ["'; DROP TABLE deals; --"], everything))).toEqual([]);
});

test('SQL-TARGETS-4 a target beside the deals, by rep and month of closing', () => {
  expect(db.query(targetColumn('rep', 'goal'))).toEqual([
    { rep: 'Ann', month: '2024-01-01', least: 30, most: 30 },
    { rep: 'Ann', month: '2024-02-01', least: 40, most: 40 },
    { rep: "O'Bo", month: '2024-02-01', least: 20, most: 20 },
  ]);
});

test('SQL-STAGES-1 closed deals by rep and stage, lost from the last one that is no end', () => {
  expect(db.query(repStages('rep', ['Won', 'Lost'], everything))).toEqual([
    { rep: 'Ann', stage: 'Demo', deals: 2, lost: 1 },
    { rep: 'Ann', stage: 'Lead', deals: 2, lost: 0 },
  ]);
});
