import { afterAll, beforeAll, expect, test } from 'vitest';
import { findClustering } from '../../src/analysis/clustering.ts';
import type { Comparison, Side } from '../../src/analysis/comparison.ts';
import { countSides } from '../../src/analysis/countSides.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import { sql } from '../../src/sql/sql.ts';
import { ratioRate } from '../../src/stats/ratioRate.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';
import { analysisPort } from '../support/loadCsv.ts';

interface Deal {
  account: number;
  won: 0 | 1;
  closed: string;
  amount: number;
}

/** Ten accounts in each quarter, of four deals; those of one account mostly end alike. */
const deals: Deal[] = Array.from({ length: 80 }, (_, i) => {
  const account = i < 40 ? i % 10 : 10 + (i % 10);
  const alike = (i * 7) % 9 > 1;
  const won = alike === account % 10 < 4;
  return {
    account,
    won: won ? 1 : 0,
    closed: i < 40 ? '2024-02-01' : '2024-05-01',
    amount: i % 20 === 3 ? 0 : 100 + ((i * 37) % 90),
  };
});

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.run(
    sql`CREATE TABLE deals (account VARCHAR, rep VARCHAR, outcome VARCHAR, closed_on DATE, amount DOUBLE)`,
  );
  for (const { account, won, closed, amount } of deals)
    db.run(
      sql`INSERT INTO deals VALUES (${`a${account}`}, ${`r${account}`}, ${won ? 'won' : 'lost'}, ${closed}::DATE, ${amount})`,
    );
});
afterAll(() => db.close());

const side = (label: string, from: string, to: string): Side => ({ label, start: from, from, to });
const comparison: Comparison = {
  clock: 'closed',
  measure: 'value',
  before: side('2024Q1', '2024-01-01', '2024-03-31'),
  after: side('2024Q2', '2024-04-01', '2024-06-30'),
  chosenByUser: true,
  earlier: [],
  warnings: [],
};

test.each(['account', 'rep'] as const)(
  'CLUSTERS-VALUE-1 deals of one %s widen a change by value by what the residuals of their amounts sum to',
  async (by) => {
    const has = { account: by === 'account', rep: by === 'rep' };
    const dataset = { fields: [], has } as unknown as Dataset;
    const port = analysisPort(db);
    const all = { cells: sql`TRUE`, deals: sql`TRUE` };
    const counts = await countSides(port, comparison, all);
    const found = await findClustering(port, dataset, comparison, counts, [], all.deals);
    const sums = new Map<number, number>();
    let plain = 0;
    for (const [name, closed, sign] of [
      ['before', '2024-02-01', -1],
      ['after', '2024-05-01', 1],
    ] as const) {
      const own = deals.filter((one) => one.closed === closed && one.amount > 0);
      const total = own.reduce((sum, { amount }) => sum + amount, 0);
      const rate = own.reduce((sum, { amount, won }) => sum + amount * won, 0) / total;
      expect(counts[name].value).toMatchObject({
        amount: total,
        won: expect.closeTo(rate * total),
      });
      for (const { account, amount, won } of own)
        sums.set(account, (sums.get(account) ?? 0) + (sign * amount * (won - rate)) / total);
      const { value } = counts[name];
      plain += (value && ratioRate(value)?.variance) ?? 0;
    }
    const squares = [...sums.values()].reduce((sum, one) => sum + one * one, 0);
    const byHand = (squares * sums.size) / (sums.size - 1) / plain;
    expect(byHand).toBeGreaterThan(1.1);
    expect(found).toEqual({ by, designEffect: expect.closeTo(byHand, 9) });
  },
);
