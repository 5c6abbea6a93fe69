import { afterAll, beforeAll, expect, test } from 'vitest';
import { comparedFigures } from '../../src/analysis/comparedFigures.ts';
import { findPeriods } from '../../src/analysis/periods.ts';
import { sampleCsv } from '../../src/samples/csv.ts';
import { SHAPES } from '../../src/samples/shapes.ts';
import { sql } from '../../src/sql/sql.ts';
import { analysisPort } from '../support/loadCsv.ts';
import { openCompared, type Compared } from '../support/overviewOf.ts';

let file: Compared;
beforeAll(async () => {
  file = await openCompared([...sampleCsv(SHAPES.decline, 8_000)]);
}, 60_000);
afterAll(() => file.db.close());

const figures = async (periods: Parameters<Compared['overview']>[0] = {}) => {
  const overview = await file.overview(periods);
  const port = analysisPort(file.db);
  const { dataset } = file;
  return { overview, found: await comparedFigures({ port, dataset, overview, deals: sql`TRUE` }) };
};

test('FIGURES-1 of the app’s own quarters they are those of the periods, with intervals around them', async () => {
  const { overview, found } = await figures();
  const port = analysisPort(file.db);
  const periods = await findPeriods(port, file.prepared.horizon, sql`TRUE`, ['closed']);
  for (const side of ['before', 'after'] as const) {
    const period = periods.find(({ label }) => label === overview.verdict[side]?.label);
    const { cycleInterval, wonAmountInterval, ...means } = found?.[side] ?? {};
    expect(means).toEqual({
      meanCycleDays: period?.meanCycleDays,
      meanWonAmount: period?.meanWonAmount,
      velocityPerDay: period?.velocityPerDay,
    });
    expect(cycleInterval?.estimate).toBeCloseTo(period?.meanCycleDays ?? 0, 9);
    expect(wonAmountInterval?.estimate).toBeCloseTo(period?.meanWonAmount ?? 0, 6);
  }
  const { before, after, cycleChange, wonAmountChange } = found ?? {};
  const moved = (after?.meanCycleDays ?? 0) - (before?.meanCycleDays ?? 0);
  expect(cycleChange?.estimate).toBeCloseTo(moved, 9);
  const share = (after?.meanWonAmount ?? 0) / (before?.meanWonAmount ?? 1) - 1;
  expect(wonAmountChange?.estimate).toBeCloseTo(share, 12);
});

test('FIGURES-2 a free range of days has them, too; a day of few deals has no interval', async () => {
  const after = { from: '2024-05-03', to: '2024-06-02' };
  const periods = { before: { from: '2024-03-05', to: '2024-03-05' }, after };
  const { found } = await figures({ periods });
  const [row] = file.db.query<{ days: number; money: number }>(
    sql`SELECT avg(closed_on - created_on)::DOUBLE AS days,
               (avg(amount) FILTER (outcome = 'won'))::DOUBLE AS money
        FROM deals WHERE outcome <> 'open' AND closed_on BETWEEN ${after.from}::DATE AND ${after.to}::DATE`,
  );
  expect(found?.after.meanCycleDays).toBeCloseTo(row?.days ?? 0, 9);
  expect(found?.after.meanWonAmount).toBeCloseTo(row?.money ?? 0, 6);
  expect(found?.after.cycleInterval).not.toBeNull();
  expect(found?.before.cycleInterval).toBeNull();
  expect(found?.cycleChange).toBeNull();
  expect(found?.wonAmountChange).toBeNull();
});
