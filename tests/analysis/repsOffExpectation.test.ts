import { expect, test } from 'vitest';
import { QUARTER_FACTOR } from '../../src/analysis/driverDesign.ts';
import { findDrivers } from '../../src/analysis/drivers.ts';
import type { AnalysisPort } from '../../src/analysis/port.ts';
import { findReps } from '../../src/analysis/reps/findReps.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { Segment } from '../../src/domain/document/segments.ts';
import type { Field } from '../../src/domain/field.ts';
import { labelOf, startsBetween } from '../../src/domain/calendar.ts';
import type { RepMonthRow } from '../../src/sql/repMonths.ts';
import { sql } from '../../src/sql/sql.ts';
import { binomialDraw } from '../../src/stats/binomial.ts';
import { normalQuantile } from '../../src/stats/distributions.ts';
import { seeded } from '../../src/stats/random.ts';
import { designOf } from '../stats/designOf.ts';

const NAMES = Array.from({ length: 16 }, (_, i) => `Rep ${i}`);
const field: Field = {
  key: 'f0',
  column: 'c0',
  name: 'rep',
  role: 'rep',
  kind: 'categorical',
  levels: NAMES,
  breaks: null,
};
const QUARTERS = startsBetween('quarter', '2022-01-01', '2023-12-31', 200);

/** Two years of reps who win 45%, plus what the first one wins more, each moving from quarter to quarter. */
async function offExpectation(spread: number, lead: number, seed: number): Promise<string[]> {
  const random = seeded(seed);
  const rows = QUARTERS.flatMap((start) =>
    NAMES.map((rep, i): RepMonthRow => {
      const swing = spread * (normalQuantile(Math.max(1e-9, random())) ?? 0);
      const rate = Math.min(0.9, Math.max(0.1, 0.45 + swing + (i === 0 ? lead : 0)));
      return { rep, start, deals: 60, won: binomialDraw(60, rate, random) };
    }),
  );
  const labels = QUARTERS.map((start) => labelOf('quarter', start));
  const design = designOf({
    deals: rows.map((row) => row.deals),
    won: rows.map((row) => row.won),
    factors: [
      { name: 'rep', levels: NAMES, codes: rows.map((row) => NAMES.indexOf(row.rep ?? '')) },
      {
        name: QUARTER_FACTOR,
        levels: labels,
        codes: rows.map((row) => QUARTERS.indexOf(row.start)),
      },
    ],
  });
  const model = await findDrivers(design, [field], [], seed, () => Promise.resolve());
  const segments = NAMES.map((level) => ({ field: 'rep', level, won: 200, lost: 280 }) as Segment);
  const port: AnalysisPort = {
    rows: <Row>() => Promise.resolve(rows as Row[]),
    columns: () => Promise.resolve({}),
    keep: () => Promise.resolve(),
    breathe: () => Promise.resolve(),
  };
  const { reps } = await findReps(
    port,
    { fields: [field] } as Partial<Dataset> as Dataset,
    model,
    segments,
    sql`TRUE`,
  );
  return reps.filter((one) => (one.qValue ?? 1) < 0.1).map((one) => one.rep);
}

const files = async (spread: number, lead: number, from: number): Promise<string[][]> => {
  const found: string[][] = [];
  for (let i = 0; i < 60; i++) found.push(await offExpectation(spread, lead, from + i));
  return found;
};

test('REPS-SWING-1 swings from quarter to quarter are not told as a lasting difference', async () => {
  const found = await files(0.08, 0, 100);
  // With limits widened by the spread of the reps alone it is 22.
  expect(found.filter((told) => told.length > 0).length).toBeLessThanOrEqual(11);
});

test('REPS-SWING-2 a lasting difference still is told, with swings and without', async () => {
  const told = (all: string[][]): number => all.filter((reps) => reps.includes('Rep 0')).length;
  expect(told(await files(0, 0.12, 300))).toBeGreaterThan(57);
  expect(told(await files(0.05, 0.15, 400))).toBeGreaterThan(54);
});
