import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DealsColumn, DealsQuestion } from '../../src/domain/dealsQuestion.ts';
import { dealsCondition, type SetFacts } from '../../src/sql/dealsCondition.ts';
import {
  columnType,
  dealColumns,
  dealsBetween,
  dealsCounts,
  dealsListing,
  dealsPage,
  holdsText,
  lastRow,
} from '../../src/sql/dealsPage.ts';
import { sql } from '../../src/sql/sql.ts';
import { dealsFixture, fixtureFields } from '../support/dealsFixture.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.run(dealsFixture);
  db.run('ALTER TABLE deals RENAME TO deal_rows');
  db.run('CREATE VIEW deals AS SELECT * FROM deal_rows');
});
afterAll(() => db.close());

const column = (key: string, type: DealsColumn['type'] = 'text'): DealsColumn => ({
  key,
  name: key,
  type,
  personal: false,
});
const id = column('deal_id');
const facts: SetFacts = {
  columnOf: (name) => (name === 'region' ? 'c4' : null),
  bulkDays: ['2024-05-31'],
  lastUsualDay: '2024-05-30',
  lookAlikes: () => ["O'Hara; DROP"],
};
const any: DealsQuestion = { filters: [], levels: [], period: null, outcome: 'any', set: null };

const idsOf = (question: Partial<DealsQuestion>): (string | null)[] => {
  const where = dealsCondition({ ...any, ...question }, fixtureFields, facts);
  db.run(dealsListing(where, question.set?.name === 'largest-open'));
  const page = dealsPage([id], where, { by: null, descending: false }, { from: 0, rows: 50 });
  const rows = db.query<{ v0: string | null }>(page).map(({ v0 }) => v0);
  expect(db.query(dealsCounts(where))).toMatchObject([{ deals: rows.length }]);
  return rows;
};

test('DEALS-SQL-1 outcome, period, levels and filters narrow each other', () => {
  expect(idsOf({})).toHaveLength(12);
  expect(idsOf({ outcome: 'closed' })).toHaveLength(10);
  expect(idsOf({ outcome: 'won' })).toEqual(['d1', 'd3', 'd5', 'd7']);
  const spring = { from: '2024-04-01', to: '2024-06-30' };
  const closed = { clock: 'closed' as const, ...spring };
  expect(idsOf({ outcome: 'closed', period: closed })).toEqual(['d5', 'd6', 'd7', 'd7', 'd9']);
  const created = { clock: 'created' as const, ...spring };
  expect(idsOf({ period: created })).toEqual(['d7', 'd7', 'd9', 'd10', 'd11', 'd12']);
  const us = [{ field: 'region', level: 'US' }];
  expect(idsOf({ outcome: 'closed', period: closed, levels: us })).toEqual(['d7', 'd9']);
  const small = [{ field: 'size', values: ['over 10 to 20'] }];
  expect(idsOf({ outcome: 'closed', levels: us, filters: small })).toEqual(['d7']);
  expect(idsOf({ levels: [{ field: 'region', level: '(blank)' }] })).toEqual(['d6']);
});

test('DEALS-SQL-2 a named set finds what its check counts', () => {
  const check = (name: string, column: string | null = null) =>
    idsOf({ set: { name: 'check', check: name, column } });
  expect(check('duplicate-ids')).toEqual(['d7', 'd7']);
  expect(check('blank:region', 'region')).toEqual(['d6']);
  expect(check('closed-before-created')).toEqual(['d9']);
  expect(check('missing-close-date')).toEqual(['d10']);
  expect(check('bulk-closing')).toEqual(['d7']);
  expect(check('dates-after-horizon')).toEqual(['d7', 'd7']);
  expect(check('negative-amounts')).toEqual(['d7']);
  expect(check('lost-without-amount')).toEqual(['d4', 'd10']);
  expect(check('look-alikes:region', 'region')).toEqual(['d7']);
  expect(check('no-such-check')).toEqual([]);
  expect(check('blank:no such', 'no such')).toEqual([]);
});

test('DEALS-SQL-3 stalled, largest and with a cycle are sets too', () => {
  expect(idsOf({ set: { name: 'stalled', asOf: '2024-07-02', days: 30 } })).toEqual(['d11']);
  expect(idsOf({ set: { name: 'largest-open', most: 1 } })).toEqual(['d12']);
  const eu = [{ field: 'region', level: 'EU' }];
  expect(idsOf({ set: { name: 'largest-open', most: 5 }, levels: eu })).toEqual(['d11']);
  expect(idsOf({ outcome: 'closed', set: { name: 'with-cycle' } })).toHaveLength(8);
  const ids = ['d12', "d1'; DROP TABLE deal_rows; --", 'd1'];
  expect(idsOf({ set: { name: 'deals', ids } })).toEqual(['d1', 'd12']);
  expect(idsOf({ set: { name: 'deals', ids: [] } })).toEqual([]);
});

test('DEALS-SQL-4 hostile levels, columns and search text are text', () => {
  const hostile = "x'); DROP TABLE deal_rows; --\0";
  expect(idsOf({ levels: [{ field: 'region', level: hostile }] })).toEqual([]);
  expect(idsOf({ filters: [{ field: hostile, values: [hostile] }] })).toEqual([]);
  expect(idsOf({ levels: [{ field: 'region', level: "O'Hara; DROP" }] })).toEqual(['d7']);
  const found = (text: string) =>
    db.query(dealsCounts(holdsText([column('c4'), column('amount', 'number')], text)));
  expect(found(hostile)).toMatchObject([{ deals: 0 }]);
  expect(found("o'hara")).toMatchObject([{ deals: 1 }]);
  expect(found('%')).toMatchObject([{ deals: 0 }]);
  expect(found('_')).toMatchObject([{ deals: 0 }]);
  expect(found('\\')).toMatchObject([{ deals: 0 }]);
  expect(found('900')).toMatchObject([{ deals: 1 }]);
  expect(found('')).toMatchObject([{ deals: 12 }]);
});

test('DEALS-SQL-5 any column sorts, blanks last both ways, and pages do not overlap', () => {
  const page = (by: DealsColumn, descending: boolean, from: number, rows: number) =>
    db
      .query<{ v0: string }>(dealsPage([id], sql`TRUE`, { by, descending }, { from, rows }))
      .map(({ v0 }) => v0);
  const amount = column('amount', 'number');
  const up = page(amount, false, 0, 12);
  expect([up[0], up.at(-2), up.at(-1)]).toEqual(['d7', 'd9', 'd4']);
  const down = page(amount, true, 0, 12);
  expect([down[0], down.at(-1)]).toEqual(['d9', 'd4']);
  for (const by of [amount, column('closed_on', 'date'), column('outcome'), column('c4')]) {
    const whole = page(by, true, 0, 12);
    const pieces = [0, 5, 10].flatMap((from) => page(by, true, from, 5));
    expect(pieces).toEqual(whole);
  }
});

test('DEALS-SQL-6 values leave in the types of their columns, texts cut, in a file whole', () => {
  const types = new Map(
    db.query<{ name: string; type: string }>(dealColumns()).map(({ name, type }) => [name, type]),
  );
  expect(columnType(types.get('outcome') ?? '')).toBe('text');
  expect(columnType(types.get('amount') ?? '')).toBe('number');
  expect(columnType(types.get('created_on') ?? '')).toBe('date');
  expect(['BOOLEAN', 'BIGINT', 'TIMESTAMP', "ENUM('INTEGER')"].map(columnType)).toEqual([
    'boolean',
    'number',
    'text',
    'text',
  ]);
  db.run(`CREATE TABLE long AS SELECT repeat('x', 100000) AS t`);
  const columns = [column('t')];
  const sizes = (query: { text: string }) =>
    db
      .query<{ v0: string }>(query.text.replaceAll('"deal_rows"', 'long'))
      .map(({ v0 }) => v0.length);
  const first = { from: 0, rows: 1 };
  expect(sizes(dealsPage(columns, sql`TRUE`, { by: null, descending: false }, first))).toEqual([
    1001,
  ]);
  expect(sizes(dealsBetween(columns, sql`TRUE`, 0, 10))).toEqual([100_000]);
});

test('DEALS-SQL-7 stretches of the table are whole and in the order of the file', () => {
  const [end] = db.query<{ last: number }>(lastRow());
  expect(end).toEqual({ last: 11 });
  const ids = [0, 5, 10].flatMap((from) =>
    db
      .query<{ v0: string }>(dealsBetween([id], sql`outcome <> 'open'`, from, from + 5))
      .map(({ v0 }) => v0),
  );
  expect(ids).toEqual(['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd7', 'd9', 'd10']);
});

test('DEALS-SQL-8 a search finds dates as they are kept and as they are shown', () => {
  const dates = [column('created_on', 'date'), column('closed_on', 'date'), column('account')];
  const found = (text: string) =>
    db.query<{ deals: number }>(dealsCounts(holdsText(dates, text)))[0]?.deals;
  expect(found('2024-03-02')).toBe(1);
  expect(found('2 Mar 2024')).toBe(1);
  expect(found('2 mar')).toBe(1);
  expect(found('Mar 2024')).toBe(4);
  expect(found('12 Mar 2024')).toBe(0);
  expect(found('Mars')).toBe(0);
});
