import { describe, expect, test } from 'vitest';
import { coverage } from './coverage.ts';
import type { Findings } from './findings.ts';
import { oneRun } from './oneRun.ts';
import { effects } from './shapes/effects.ts';
import { planted } from './shapes/planted.ts';
import { PLAIN, type CalibrationShape } from './shapes/shape.ts';
import { rowsOf } from './table.ts';

/**
 * The short version of `npm run calibrate`: few files and small ones, so bounds are three standard errors wider than the
 * promise. Wide enough for chance, too narrow for a method that is broken.
 */
const SMALL: CalibrationShape = { ...PLAIN, id: 'small', title: 'small', deals: 2000, reps: 8 };
const RUNS = 100;
/** A share of fewer files says nothing. */
const FEWEST = 9;

const runs = async (shape: CalibrationShape, count: number): Promise<Findings[]> => {
  const found: Findings[] = [];
  for (let seed = 1; seed <= count; seed++) found.push(await oneRun(shape, seed));
  return found;
};

const shapeFrom = (shapes: readonly CalibrationShape[], id: string): CalibrationShape => {
  const shape = shapes.find((one) => one.id === id);
  if (!shape) throw new Error(id);
  return shape;
};

/** Promised and found shares, as numbers, of every row that enough files say something on. */
const shares = (shape: CalibrationShape, findings: readonly Findings[]) =>
  rowsOf(shape, findings)
    .filter((row) => row.runs >= FEWEST)
    .map((row) => ({
      promise: row.promise,
      atMost: row.promised.startsWith('≤'),
      limit: Number(/[\d.]+/.exec(row.promised)?.[0]) / 100,
      found: Number.parseFloat(row.found) / 100,
      runs: row.runs,
    }));

function expectKept(shape: CalibrationShape, findings: readonly Findings[]): void {
  const rows = shares(shape, findings);
  expect(rows.length).toBeGreaterThan(0);
  for (const { promise, atMost, limit, found, runs: count } of rows) {
    const slack = 3 * Math.sqrt((limit * (1 - limit)) / count);
    if (atMost) expect(found, promise).toBeLessThanOrEqual(limit + slack);
    else expect(found, promise).toBeGreaterThanOrEqual(limit - slack);
  }
}

describe('the short calibration', { timeout: 60_000 }, () => {
  test('CALIBRATE-1 where nothing is to be found, no more is told than promised', async () => {
    expectKept(SMALL, await runs(SMALL, RUNS));
  });

  test('CALIBRATE-2 nor of the win rate where deals of an account end alike', async () => {
    // Taken for independent, deals so much alike would give a false verdict in one of three files.
    const accounts = { deals: 8, correlation: 0.5, fields: [] };
    const clustered = { ...SMALL, id: 'clustered', accounts };
    const files = RUNS / 2;
    const [verdict] = shares(clustered, await runs(clustered, files));
    expect(verdict).toMatchObject({ promise: 'false verdict' });
    expect(verdict?.found).toBeLessThanOrEqual(0.07 + 3 * Math.sqrt((0.07 * 0.93) / files));
  });

  test('CALIBRATE-3 a planted change of 6 points is found, sized and split', async () => {
    for (const id of ['mix-6', 'rate-6']) {
      // A year less of the same business: as many deals in the compared quarters at half the work.
      const shape = { ...shapeFrom(planted, id), from: '2024-01-01', deals: 8900 };
      expectKept(shape, await runs(shape, 12));
    }
  });

  test('CALIBRATE-4 fields that matter are told, and few that do not', async () => {
    const shape = shapeFrom(effects, 'main-effects');
    const found = await runs(shape, 9);
    expectKept(shape, found);
    for (const { drivers } of found) expect(drivers.fields - drivers.falseFields).toBe(3);
  });

  test('CALIBRATE-5 intervals hold the truth as often as they say, and not always', () => {
    const draws = 4000;
    for (const { promise, shape, found, promised } of coverage(draws)) {
      const share = Number.parseFloat(found) / 100;
      const exact = promised.includes('–');
      expect(share, `${promise}, ${shape}`).toBeGreaterThanOrEqual((exact ? 0.935 : 0.92) - 0.01);
      expect(share, `${promise}, ${shape}`).toBeLessThanOrEqual(exact ? 0.98 : 0.99);
    }
  });

  test('CALIBRATE-6 the same seed draws the same file, another seed and another shape another one', async () => {
    const [first] = await runs(SMALL, 1);
    expect(await oneRun(SMALL, 1)).toEqual(first);
    expect((await oneRun(SMALL, 2)).compared).not.toEqual(first?.compared);
    expect((await oneRun({ ...SMALL, id: 'other' }, 1)).compared).not.toEqual(first?.compared);
  });
});
