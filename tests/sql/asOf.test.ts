import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  asOfCounts,
  type AsOfCounts,
  createAsOfHistory,
  createAsOfRows,
  enterAsOf,
  leaveAsOf,
  outcomeBlanks,
  type OutcomeBlankRow,
} from '../../src/sql/asOf.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';

const DAY = '2024-06-30';

describe('deals as of 30 June 2024', () => {
  let db: TestDuckDB;
  beforeAll(async () => {
    db = await openDuckDB();
    db.run(`CREATE TABLE deal_rows AS
      SELECT id, created::DATE AS created_on, closed::DATE AS closed_on,
             outcome::ENUM('won', 'lost', 'open') AS outcome, stage, seen::DATE AS seen, reason
      FROM (VALUES
        ('closed before',   '2024-01-01', '2024-03-01', 'won',  'Won',      '2024-03-01', NULL),
        ('closed that day', '2024-01-01', '2024-06-30', 'lost', 'Lost',     '2024-06-30', 'Price'),
        ('closed later',    '2024-01-01', '2024-07-01', 'won',  'Won',      '2024-07-01', NULL),
        ('open still',      '2024-01-01', '2024-12-31', 'open', 'Proposal', '2024-09-01', NULL),
        ('created later',   '2024-07-01', '2024-07-05', 'won',  'Won',      '2024-07-05', NULL),
        ('no close date',   '2024-01-01', NULL,         'lost', 'Lost',     NULL,         'Price'),
        ('no created date', NULL,         '2024-02-01', 'lost', 'Lost',     NULL,         'Rival'),
        ('neither known',   NULL,         '2024-08-01', 'won',  'Won',      NULL,         NULL),
        ('open, undated',   NULL,         NULL,         'open', 'Lead',     NULL,         NULL)
      ) AS t(id, created, closed, outcome, stage, seen, reason)`);
    db.run(`CREATE TABLE stage_history AS
      SELECT 'closed later' AS deal_id, 'Won' AS stage, DATE '2024-07-01' AS changed_on
      UNION ALL SELECT 'closed later', 'Lead', DATE '2024-01-01'`);
    const columns = { blankWhileOpen: ['stage', 'reason'], dates: ['seen'] };
    for (const create of createAsOfRows(DAY, columns)) db.run(create);
    db.run(createAsOfHistory(DAY));
    db.run(enterAsOf());
  });
  afterAll(() => db.close());

  test('ASOFSQL-1 what stood in the file, and how', () => {
    const rows = db.query(
      `SELECT id, outcome::VARCHAR AS outcome, closed_on::VARCHAR AS closed, stage, seen::VARCHAR AS seen
       FROM deal_rows ORDER BY rowid`,
    );
    expect(rows.map(Object.values)).toEqual([
      ['closed before', 'won', '2024-03-01', 'Won', '2024-03-01'],
      ['closed that day', 'lost', '2024-06-30', 'Lost', '2024-06-30'],
      ['closed later', 'open', null, null, null],
      ['open still', 'open', null, null, null],
      ['no created date', 'lost', '2024-02-01', 'Lost', null],
    ]);
  });

  test('ASOFSQL-2 the counts of what was left out', () => {
    const [counts] = db.query<AsOfCounts>(asOfCounts(DAY));
    expect(counts).toEqual({ deals: 5, created_later: 1, closed_later: 1, open_now: 2 });
  });

  test('ASOFSQL-3 of the stages a deal went through, those until the day', () => {
    expect(db.query('SELECT stage FROM stage_history')).toEqual([{ stage: 'Lead' }]);
  });

  test('ASOFSQL-4 a row has the place it has in the file', () => {
    const [row] = db.query(
      'SELECT id FROM deal_rows WHERE rowid IN (SELECT max(rowid) FROM deal_rows)',
    );
    expect(row).toEqual({ id: 'no created date' });
  });

  test('ASOFSQL-5 blanks are counted over the whole file', () => {
    const rows = db.query<OutcomeBlankRow>(outcomeBlanks(['reason']));
    expect(rows.find(({ outcome }) => outcome === 'lost')).toMatchObject({ deals: 3, blank: 0 });
    expect(rows.find(({ outcome }) => outcome === 'won')).toMatchObject({ deals: 4, blank: 4 });
  });

  test('ASOFSQL-6 leaving it brings back the whole file, and nothing of that day stays', () => {
    for (const leave of leaveAsOf()) db.run(leave);
    expect(db.query('SELECT count(*)::DOUBLE AS n FROM deal_rows')).toEqual([{ n: 9 }]);
    expect(
      db.query(`SELECT count(*)::DOUBLE AS n FROM duckdb_schemas() WHERE schema_name = 'as_of'`),
    ).toEqual([{ n: 0 }]);
  });
});
