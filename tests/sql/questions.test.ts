import { afterAll, beforeAll, expect, test } from 'vitest';
import { closedQuarters } from '../../src/sql/closedQuarters.ts';
import { closesByDay, firstCloseCreated } from '../../src/sql/closesByDay.ts';
import { clusterSums, type ClusterRow } from '../../src/sql/clusterSums.ts';
import { numberByOutcome, textByOutcome } from '../../src/sql/columnByOutcome.ts';
import { creationsByDay } from '../../src/sql/creationsByDay.ts';
import { cyclesByDay } from '../../src/sql/cyclesByDay.ts';
import { cycleSummary } from '../../src/sql/cycleSummary.ts';
import { inClosedQuarters, levelCounts } from '../../src/sql/levelCounts.ts';
import { modelCells } from '../../src/sql/modelCells.ts';
import { outcomeGaps } from '../../src/sql/outcomeGaps.ts';
import { periodCounts } from '../../src/sql/periodCounts.ts';
import { idCounts, qualityCounts } from '../../src/sql/qualityCounts.ts';
import { closedBeforeCreated, repeatedIds, stageByOutcome } from '../../src/sql/qualityExamples.ts';
import { sql } from '../../src/sql/sql.ts';
import { totals } from '../../src/sql/totals.ts';
import { between, valueRate } from '../../src/sql/valueRate.ts';
import { cellsWhere, dealsWhere } from '../../src/sql/where.ts';
import { clusterDesignEffect, designEffectFromSums } from '../../src/stats/clusterVariance.ts';
import { cellsFixture, dealsFixture, fixtureFields } from '../support/dealsFixture.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.run(dealsFixture);
  db.run(cellsFixture);
});
afterAll(() => db.close());

const all = sql`TRUE`;

test('SQL-TOTALS-1 counts and sums agree with the twelve deals', () => {
  expect(db.query(totals(all))).toEqual([
    {
      deals: 12,
      won: 4,
      lost: 6,
      open: 2,
      amount: 3330,
      won_amount: 820,
      open_amount: 110,
      cycle_days: 10 + 20 + 30 + 30 + 40 + 40 + 60 + 60,
      cycle_deals: 8,
    },
  ]);
});

test('SQL-WHERE-1 a filter finds the same deals in the cells and in the deals', () => {
  for (const filters of [
    [{ field: 'region', values: ['EU'] }],
    [{ field: 'region', values: ['(blank)', 'US'] }],
    [{ field: 'region', values: ["O'Hara; DROP"] }],
    [{ field: 'size', values: ['up to 10'] }],
    [{ field: 'size', values: ['over 20', '(blank)'] }],
    [
      { field: 'region', values: ['US'] },
      { field: 'size', values: ['over 10 to 20'] },
    ],
  ]) {
    const fromCells = db.query<{ deals: number }>(totals(cellsWhere(filters, fixtureFields)));
    const fromDeals = db.query<{ deals: number }>(
      sql`SELECT count(*)::DOUBLE AS deals FROM deals WHERE ${dealsWhere(filters, fixtureFields)}`,
    );
    expect(fromCells[0]?.deals).toBe(fromDeals[0]?.deals);
    expect(fromCells[0]?.deals).toBeGreaterThan(0);
  }
});

test('SQL-WHERE-2 a filter on what is not there finds nothing', () => {
  const nothing = [{ field: 'colour', values: ['red'] }];
  expect(db.query(totals(cellsWhere(nothing, fixtureFields)))).toMatchObject([{ deals: 0 }]);
  const unknown = [{ field: 'region', values: ['Mars'] }];
  expect(db.query(totals(cellsWhere(unknown, fixtureFields)))).toMatchObject([{ deals: 0 }]);
});

test('SQL-QUARTERS-1 closed deals are counted under the quarter they closed in', () => {
  expect(db.query(closedQuarters(all))).toEqual([
    { start: '2024-01-01', won: 2, lost: 2 },
    { start: '2024-04-01', won: 2, lost: 3 },
  ]);
});

test('SQL-LEVELS-1 one pass gives every level of every field, with both compared quarters', () => {
  const compared = {
    before: inClosedQuarters({ from: '2024-01-01', to: '2024-03-31' }),
    after: inClosedQuarters({ from: '2024-04-01', to: '2024-06-30' }),
  };
  const rows = db.query<{ field: number; level: number; deals: number }>(
    levelCounts(fixtureFields, all, compared),
  );
  expect(rows.map(({ field, level, deals }) => [field, level, deals])).toEqual([
    [0, 0, 1],
    [0, 1, 5],
    [0, 2, 1],
    [0, 3, 5],
    [1, 0, 3],
    [1, 1, 3],
    [1, 2, 5],
    [1, 3, 1],
  ]);
  expect(rows[1]).toMatchObject({ before_deals: 2, before_won: 1, after_deals: 1, after_won: 1 });
});

test('SQL-PERIODS-1 the two clocks count the same deals under different dates', () => {
  const closed = db.query<{ start: string; won: number; lost: number }>(
    periodCounts('month', 'closed', all),
  );
  const created = db.query<{ start: string; won: number; lost: number; deals: number }>(
    periodCounts('quarter', 'created', all),
  );
  expect(closed.map((row) => [row.start, row.won, row.lost])).toEqual([
    ['2024-01-01', 1, 1],
    ['2024-03-01', 1, 1],
    ['2024-04-01', 1, 2],
    ['2024-05-01', 0, 1],
    ['2024-06-01', 1, 0],
  ]);
  expect(created.map((row) => [row.start, row.won, row.lost, row.deals])).toEqual([
    ['2024-01-01', 3, 3, 6],
    ['2024-04-01', 1, 3, 6],
  ]);
});

test('SQL-CYCLE-1 mean, median and 90th percentile over closed deals, by outcome too', () => {
  const rows = db.query(cycleSummary(all));
  expect(rows).toEqual([
    { outcome: null, mean: 36.25, median: 30, p90: 60 },
    { outcome: 'lost', mean: 37.5, median: 30, p90: 60 },
    { outcome: 'won', mean: 35, median: 30, p90: 60 },
  ]);
});

test('SQL-CLUSTERS-1 the sum of squares equals the one from the clusters themselves', () => {
  const before = { from: '2024-01-01', to: '2024-03-31', deals: 4, won: 2 };
  const after = { from: '2024-04-01', to: '2024-06-30', deals: 5, won: 2 };
  const [row] = db.query<ClusterRow & object>(clusterSums('rep', 'closed_on', before, after, all));
  const fromSql = designEffectFromSums({
    sumSquares: row?.sum_squares ?? 0,
    clusters: row?.clusters ?? 0,
    before,
    after,
  });
  const byHand = clusterDesignEffect([
    { dealsBefore: 2, wonBefore: 1, dealsAfter: 2, wonAfter: 1 },
    { dealsBefore: 2, wonBefore: 1, dealsAfter: 2, wonAfter: 1 },
    { dealsBefore: 0, wonBefore: 0, dealsAfter: 1, wonAfter: 0 },
  ]);
  expect(row?.clusters).toBe(3);
  expect(fromSql?.designEffect).toBeCloseTo(byHand?.designEffect ?? NaN, 12);
});

test('SQL-CLUSTERS-2 deals without an account are clusters of their own', () => {
  const before = { from: '2024-01-01', to: '2024-03-31', deals: 4, won: 2 };
  const after = { from: '2024-04-01', to: '2024-06-30', deals: 5, won: 2 };
  const [row] = db.query<ClusterRow & object>(
    clusterSums('account', 'closed_on', before, after, all),
  );
  expect(row?.clusters).toBe(6); // x, y, z, w and two single deals
});

test('SQL-QUALITY-1 each trap of the fixture is counted', () => {
  const rows = db.query<{ outcome: string } & object>(qualityCounts());
  expect(rows.find((row) => row.outcome === 'lost')).toEqual({
    outcome: 'lost',
    deals: 6,
    closed_before_created: 1,
    without_close: 1,
    without_created: 0,
    negative_amounts: 0,
    without_amount: 2,
  });
  expect(rows.find((row) => row.outcome === 'won')).toMatchObject({ negative_amounts: 1 });
  expect(db.query(idCounts())).toEqual([{ ids: 12, distinct_ids: 11 }]);
  expect(db.query(repeatedIds())).toEqual([{ example: 'd7', count: 2 }]);
  expect(db.query(closedBeforeCreated())).toEqual([
    { example: '2024-05-01 → 2024-04-30', count: 1 },
  ]);
  expect(db.query<{ stage: string }>(stageByOutcome()).map((row) => row.stage)).toEqual([
    'Closed Lost',
    'Closed Won',
    'Proposal',
    'Qualified',
  ]);
});

test('SQL-VALUE-1 amounts of nothing or less take no part in a rate by value', () => {
  const first = between('closed_on', '2024-01-01', '2024-03-31');
  expect(db.query(valueRate(first))).toEqual([
    { amount: 600, won_amount: 400, squares: 140_000, won_squares: 100_000 },
  ]);
  expect(db.query(valueRate(between('created_on', '2024-01-01', '2024-01-31')))).toMatchObject([
    { amount: 300 },
  ]);
});

test('SQL-DAYS-1 days are numbers since 1970', () => {
  expect(db.query(creationsByDay())).toHaveLength(12);
  expect(db.query(creationsByDay())[0]).toEqual({ day: 19_723, deals: 1, won: 1, open: 0 });
  expect(db.query(closesByDay())[0]).toEqual({ day: 19_733, won: 1, lost: 0 });
  expect(db.query(firstCloseCreated())).toEqual([{ created: 19_723 }]);
  expect(db.query(cyclesByDay()).at(-1)).toEqual({ days: 60, won: 1, lost: 1 });
});

test('SQL-MODEL-1 the regression gets numbers only, one row per combination that closed', () => {
  const columns = db.columns(modelCells(fixtureFields, all, true));
  expect(Object.keys(columns).sort()).toEqual(['deals', 'f0', 'f1', 'quarter', 'won']);
  expect(columns['deals']?.reduce((sum, n) => sum + n, 0)).toBe(10);
  expect(columns['won']?.reduce((sum, n) => sum + n, 0)).toBe(4);
  expect(columns['quarter']).toContain(-1);
  const joined = db.columns(modelCells(fixtureFields.slice(0, 1), all, false));
  expect(joined['deals']?.reduce((sum, n) => sum + n, 0)).toBe(10);
});

test('SQL-GAPS-1 zero counts as a gap for numbers, blank for text', () => {
  const rows = db.query(
    outcomeGaps([
      { name: 'amount', numeric: true },
      { name: 'c4', numeric: false },
    ]),
  );
  expect(rows).toEqual([
    { column: 'amount', won: 4, lost: 6, won_gaps: 0, lost_gaps: 2 },
    { column: 'c4', won: 4, lost: 6, won_gaps: 0, lost_gaps: 1 },
  ]);
});

test('SQL-AUC-1 wins by value of a column that is no field', () => {
  expect(db.query(textByOutcome('stage'))).toContainEqual({ deals: 6, won: 0 });
  const bands = db.query<{ deals: number }>(numberByOutcome('c5'));
  expect(bands.reduce((sum, row) => sum + row.deals, 0)).toBe(10);
  expect(bands.length).toBeGreaterThan(2);
});
