import { afterAll, beforeAll, expect, test } from 'vitest';
import { stagedAt } from '../../src/analysis/forecast/stages.ts';
import {
  stageEnds,
  stageOpen,
  type StageEndRow,
  type StageOpenRow,
} from '../../src/sql/forecastStages.ts';
import {
  amountEdges,
  decidingDeals,
  forecastWeeks,
  quotaByStart,
  wonByDay,
  type DecidingRow,
} from '../../src/sql/forecastWeeks.ts';
import { sql } from '../../src/sql/sql.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';

const AS_OF = '2024-06-30';
const all = sql`TRUE`;
const groups = { edges: [100], field: null };
let db: TestDuckDB;

beforeAll(async () => {
  db = await openDuckDB();
  db.run(sql`
    CREATE TABLE deal_rows AS SELECT * FROM (VALUES
      ('a', 'won',  DATE '2024-06-24', DATE '2024-06-30', 50.0),
      ('b', 'lost', DATE '2024-06-20', DATE '2024-06-23', 200.0),
      ('c', 'open', DATE '2024-06-23', DATE '2024-08-01', 300.0),
      ('d', 'open', DATE '2024-06-23', NULL,              NULL),
      ('e', 'won',  DATE '2024-03-01', DATE '2024-03-20', 80.0),
      ('f', 'lost', DATE '2024-03-09', DATE '2024-03-02', 10.0),
      ('g', 'open', NULL,              NULL,              70.0),
      ('h', 'won',  DATE '2024-03-01', DATE '2024-04-20', 120.0))
      AS t(deal_id, outcome, created_on, closed_on, amount)`);
  db.run(sql`CREATE VIEW deals AS SELECT * FROM deal_rows`);
  db.run(sql`
    CREATE TABLE stage_history AS SELECT * FROM (VALUES
      ('c', 'Talk', DATE '2024-06-23'), ('c', 'Offer', DATE '2024-06-28'), ('d', 'Talk', DATE '2024-06-25'),
      ('e', 'Talk', DATE '2024-03-02'), ('h', 'Talk', DATE '2024-03-02'), ('h', 'Offer', DATE '2024-04-05'),
      ('b', 'Talk', DATE '2024-06-20')) AS t(deal_id, stage, changed_on)`);
  db.run(sql`CREATE TABLE quota AS SELECT * FROM (VALUES
      ('x', DATE '2024-04-01', 10.0), ('y', DATE '2024-06-01', 20.0), ('x', DATE '2024-07-01', 40.0),
      (NULL, DATE '2024-07-01', 70.0), ('x', NULL, 5.0))
      AS t(rep, period_start, amount)`);
});
afterAll(() => db.close());

const lines = (rows: Record<string, Float64Array>, names: readonly string[]): string[] =>
  Array.from(rows[names[0] ?? ''] ?? [], (_, i) =>
    names.map((name) => rows[name]?.[i]).join(' '),
  ).sort();

test('FORECAST-SQL-1 weeks count back from the last day; without usable dates a deal is in none, and the expected close of an open deal is no end', () => {
  const names = ['created', 'ended', 'won', 'grp', 'deals', 'priced', 'value', 'squares'];
  expect(lines(db.columns(forecastWeeks(groups, AS_OF, all)), names)).toEqual(
    [
      '0 0 1 0 1 1 50 2500',
      '1 1 0 1 1 1 200 40000',
      '1 -1 0 1 1 1 300 90000',
      '1 -1 0 0 1 0 0 0',
      '17 14 1 0 1 1 80 6400',
      '17 10 1 1 1 1 120 14400',
    ].sort(),
  );
});

test('FORECAST-SQL-2 wins by day, bands of amounts, the largest open deals, and targets of a quarter', () => {
  expect(lines(db.columns(wonByDay(all)), ['deals', 'value'])).toEqual(['1 120', '1 50', '1 80']);
  expect(db.query(amountEdges(all))).toEqual([{ middle: 80, high: 200 }]);
  const deals = db.query(decidingDeals(groups, AS_OF, all, 5)) as unknown as DecidingRow[];
  expect(deals.map(({ deal, amount, created, grp }) => [deal, amount, created, grp])).toEqual([
    ['c', 300, 1, 1],
    ['d', null, 1, 0],
  ]);
  expect(db.query(quotaByStart())).toEqual([
    { start: '2024-04-01', amount: 10 },
    { start: '2024-06-01', amount: 20 },
    { start: '2024-07-01', amount: 40 },
  ]);
});

test('FORECAST-SQL-3 open deals stand in the stage they had on the day, at the share known by then', () => {
  const open = db.query(stageOpen(AS_OF, 1, all)) as unknown as StageOpenRow[];
  expect(open).toEqual([
    { back: 0, stage: 'Offer', deals: 1, value: 300 },
    { back: 0, stage: 'Talk', deals: 1, value: 0 },
    { back: 1, stage: 'Talk', deals: 1, value: 120 },
  ]);
  const ends = db.query(stageEnds(AS_OF, all)) as unknown as StageEndRow[];
  expect(ends).toEqual([
    { back: 0, stage: 'Offer', won: 1, lost: 0 },
    { back: 0, stage: 'Talk', won: 1, lost: 1 },
    { back: 1, stage: 'Talk', won: 1, lost: 0 },
  ]);
  // Few ended, so all stages go by one share: 3 of 4 rows by now, 1 of 1 a quarter before.
  expect(stagedAt(open, ends, 0)).toEqual({ deals: 1.5, value: 225 });
  expect(stagedAt(open, ends, 1)).toEqual({ deals: 1, value: 120 });
});
