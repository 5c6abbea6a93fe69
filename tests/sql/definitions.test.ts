import { afterAll, beforeAll, expect, test } from 'vitest';
import { rateBy } from '../../src/domain/definitionBridge.ts';
import { type Definition, type DefinitionsQuestion, OURS } from '../../src/domain/definitions.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import { definitionsSlice } from '../../src/analysis/slices/definitionsSlice.ts';
import { dealsFixture, fixtureFields } from '../support/dealsFixture.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';
import { dataset } from '../support/intakeFixture.ts';
import { analysisPort } from '../support/loadCsv.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.run(dealsFixture);
});
afterAll(() => db.close());

const file: Dataset = { ...dataset, fields: fixtureFields };
const spring = { from: '2024-04-01', to: '2024-06-30' };
const summer = { from: '2024-07-01', to: '2024-09-30' };
const question = {
  kind: 'definitions' as const,
  filters: [{ field: 'region', values: ['US', 'EU'] }],
  clock: 'closed' as const,
  period: spring,
  masked: summer,
  repeated: true,
};

const countsOf = async (change: Partial<DefinitionsQuestion>) =>
  (await definitionsSlice(analysisPort(db), file, { ...question, ...change })).counts;
const definition = (...parts: (keyof Definition)[]): Definition => ({
  ...OURS,
  ...Object.fromEntries(parts.map((part) => [part, true])),
});

test('SQL-DEFINITIONS-1 every definition’s rate is that of the twelve deals', async () => {
  const counts = await countsOf({});
  expect(counts.reduce((sum, { deals }) => sum + deals, 0)).toBe(12);
  // Closed in spring in the US or EU: d5 won; d7 and d9 lost.
  expect(rateBy(counts, OURS)).toEqual({ of: 3, rate: 1 / 3 });
  // The blank region's d6 lost and O'Hara's d7 won come in.
  expect(rateBy(counts, definition('unfiltered'))).toEqual({ of: 5, rate: 2 / 5 });
  // Of the two rows d7 the one that closed last counts.
  expect(rateBy(counts, definition('unfiltered', 'once'))).toEqual({ of: 4, rate: 2 / 4 });
  // Created in spring: d7, d9 and d10 lost, d11 and d12 open.
  expect(rateBy(counts, definition('clock'))).toEqual({ of: 3, rate: 0 });
  expect(rateBy(counts, definition('clock', 'open'))).toEqual({ of: 5, rate: 0 });
  expect(rateBy(counts, definition('value'))).toEqual({ of: 2100, rate: 500 / 2100 });
  // Only the open d11 has a date in summer.
  expect(rateBy(counts, definition('masked')).rate).toBeNull();
  expect(rateBy(counts, definition('masked', 'open'))).toEqual({ of: 1, rate: 0 });
});

test('SQL-DEFINITIONS-2 of the whole file every deal counts, dated or not', async () => {
  const counts = await countsOf({ filters: [], period: null, masked: null });
  expect(rateBy(counts, OURS)).toEqual({ of: 10, rate: 0.4 });
  expect(rateBy(counts, definition('open'))).toEqual({ of: 12, rate: 4 / 12 });
  expect(rateBy(counts, definition('once')).of).toBe(9);
});

test('SQL-DEFINITIONS-3 the order of the rows is irrelevant', async () => {
  const before = await countsOf({});
  db.run('CREATE TABLE turned AS SELECT * FROM deals ORDER BY amount DESC, account');
  db.run('DROP TABLE deals');
  db.run('ALTER TABLE turned RENAME TO deals');
  expect(await countsOf({})).toEqual(before);
});
