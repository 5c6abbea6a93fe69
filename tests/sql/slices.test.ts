import { afterAll, beforeAll, expect, test } from 'vitest';
import { branchSlice } from '../../src/analysis/slices/branchSlice.ts';
import { pairSlice } from '../../src/analysis/slices/pairSlice.ts';
import { quartersSlice } from '../../src/analysis/slices/quartersSlice.ts';
import { pairCounts, type PairRow } from '../../src/sql/pairCounts.ts';
import { quarterLevels } from '../../src/sql/quarterLevels.ts';
import { sql } from '../../src/sql/sql.ts';
import { cellsWhere } from '../../src/sql/where.ts';
import { cellsFixture, dealsFixture, fixtureFields } from '../support/dealsFixture.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';
import { analysisPort } from '../support/loadCsv.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.run(dealsFixture);
  db.run(cellsFixture);
});
afterAll(() => db.close());

const [region, size] = fixtureFields;
const dataset = {
  fields: fixtureFields,
  has: {
    dealId: true,
    stage: true,
    amount: true,
    created: true,
    closed: true,
    rep: true,
    account: true,
  },
};

test('SQL-PAIR-1 every pair of levels, and all of them together are all deals', () => {
  if (!region || !size) throw new Error('The fixture has two fields.');
  const rows = db.query<PairRow & object>(pairCounts(region, size, sql`TRUE`));
  expect(
    rows.map(({ first, second, won, lost, open }) => [first, second, won, lost, open]),
  ).toEqual([
    [0, 0, 0, 1, 0],
    [1, 0, 1, 1, 0],
    [1, 1, 0, 1, 1],
    [1, 2, 1, 0, 0],
    [2, 2, 1, 0, 0],
    [3, 1, 0, 1, 0],
    [3, 2, 1, 1, 1],
    [3, 3, 0, 1, 0],
  ]);
  expect(rows.find(({ first }) => first === 2)?.won_amount).toBe(-80);
});

test('SQL-QUARTERLEVELS-1 closed deals of each level by quarter; those without a date in none', () => {
  if (!region) throw new Error('The fixture has a field.');
  expect(db.query(quarterLevels(region, sql`TRUE`))).toEqual([
    { quarter: '2024-01-01', level: 1, won: 1, lost: 1 },
    { quarter: '2024-01-01', level: 3, won: 1, lost: 1 },
    { quarter: '2024-04-01', level: 0, won: 0, lost: 1 },
    { quarter: '2024-04-01', level: 1, won: 1, lost: 0 },
    { quarter: '2024-04-01', level: 2, won: 1, lost: 0 },
    { quarter: '2024-04-01', level: 3, won: 0, lost: 2 },
  ]);
});

test('SQL-PAIR-2 filters hold, hostile levels are only names', () => {
  if (!region || !size) throw new Error('The fixture has two fields.');
  const where = cellsWhere([{ field: 'region', values: ["O'Hara; DROP"] }], fixtureFields);
  expect(db.query(pairCounts(region, size, where))).toHaveLength(1);
});

test('SLICE-PAIR-1 bands stand in their order, other levels by their deals; cells carry names', async () => {
  const slice = await pairSlice(analysisPort(db), dataset, {
    kind: 'pair',
    filters: [],
    fields: ['region', 'size'],
  });
  expect(slice.levels[0].map(({ level, deals }) => [level, deals])).toEqual([
    ['EU', 4],
    ['US', 4],
    ['(blank)', 1],
    ["O'Hara; DROP", 1],
  ]);
  expect(slice.levels[1].map(({ level }) => level)).toEqual(size?.levels);
  expect(slice.all).toMatchObject({ deals: 10, won: 4 });
  expect(slice.cells.reduce((sum, { won }) => sum + won, 0)).toBe(4);
  const empty = slice.cells.find(({ levels }) => levels[0] === 'US' && levels[1] === '(blank)');
  expect(empty).toMatchObject({ deals: 1, won: 0, open: 0 });
});

test('SLICE-PAIR-2 a field that is not there, or the same one twice, is an empty answer', async () => {
  for (const fields of [
    ['region', 'colour'],
    ['region', 'region'],
  ] as [string, string][]) {
    const slice = await pairSlice(analysisPort(db), dataset, { kind: 'pair', filters: [], fields });
    expect(slice).toMatchObject({ cells: [], levels: [[], []], all: { winRate: null } });
  }
});

test('SLICE-QUARTERS-1 levels in every quarter, under the filters', async () => {
  const slice = await quartersSlice(analysisPort(db), dataset, {
    kind: 'quarters',
    filters: [{ field: 'region', values: ['EU'] }],
    field: 'size',
  });
  expect(slice.rows.map(({ level, quarter, deals }) => [level, quarter, deals])).toEqual([
    ['up to 10', '2024-01-01', 1],
    ['over 10 to 20', '2024-01-01', 1],
    ['over 20', '2024-04-01', 1],
  ]);
});

test('SLICE-BRANCH-1 a branch has the deals of its path, and no split by a field of the path', async () => {
  const quarter = (from: string, to: string) => ({ from, to });
  const slice = await branchSlice(analysisPort(db), dataset, {
    kind: 'branch',
    filters: [],
    path: [{ field: 'region', level: 'US' }],
    late: [],
    compare: {
      before: quarter('2024-01-01', '2024-03-31'),
      after: quarter('2024-04-01', '2024-06-30'),
    },
  });
  expect(slice).toMatchObject({ deals: 4, won: 1 });
  expect(slice.fields.map(({ field }) => field)).toEqual(['size']);
  expect(slice.change?.estimate).toBeCloseTo(-0.5, 12);
  expect(slice.proposals.rate).toMatchObject({ field: null, reason: 'too-few' });
  expect(slice.fields[0]?.levels[1]).toMatchObject({
    level: 'over 20',
    before: { deals: 1, won: 1 },
  });
});

test('SLICE-BRANCH-2 periods that are no whole quarters are not compared', async () => {
  const slice = await branchSlice(analysisPort(db), dataset, {
    kind: 'branch',
    filters: [],
    path: [],
    late: [],
    compare: {
      before: { from: '2024-01-01', to: '2024-01-31' },
      after: { from: '2024-04-01', to: '2024-06-30' },
    },
  });
  expect(slice.change).toBeNull();
  expect(slice.proposals.change).toBeNull();
  expect(slice.fields.every(({ evidence }) => evidence.change === null)).toBe(true);
});
