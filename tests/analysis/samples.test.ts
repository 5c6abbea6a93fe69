import { beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/domain/analysis.ts';
import { SHAPES } from '../../src/samples/shapes.ts';
import { analyseFiles } from '../support/analyseCsv.ts';
import { sampleFilesOf } from '../support/sampleFilesOf.ts';

async function sample(id: 'decline' | 'flat'): Promise<Analysis> {
  const { files, truth } = await sampleFilesOf(id);
  return analyseFiles(files, { truth });
}

describe('decline', () => {
  let analysis: Analysis;
  beforeAll(async () => {
    analysis = await sample('decline');
  }, 180_000);

  test('SAMPLE-1 the planted drop is found in the last two complete quarters', () => {
    expect(analysis.verdict).toMatchObject({ kind: 'declined', clock: 'closed' });
    expect([analysis.verdict.before?.label, analysis.verdict.after?.label]).toEqual([
      '2024Q3',
      '2024Q4',
    ]);
  });

  test('SAMPLE-2 every planted number lies inside the interval that was found', () => {
    expect(analysis.sample?.planted).toHaveLength(9);
    for (const { what, value, found } of analysis.sample?.planted ?? []) {
      expect(found?.low, what).toBeLessThanOrEqual(value);
      expect(found?.high, what).toBeGreaterThanOrEqual(value);
    }
  });

  test('SAMPLE-3 the planted drivers are told and no other', () => {
    const told = analysis.drivers?.fields.filter((one) => one.driver).map((one) => one.field);
    expect(told?.sort()).toEqual([...SHAPES.decline.drivers, 'sales_rep'].sort());
    const reps = analysis.drivers?.effects.filter(
      ({ field, driver }) => driver && field === 'sales_rep',
    );
    expect(reps?.map(({ level }) => level)).toEqual(['Rep 07', 'Rep 12']);
  });

  test('SAMPLE-4 there are open deals, and nothing is left pending', () => {
    expect(analysis.totals.open).toBeGreaterThan(1000);
    expect(analysis.run.pending).toEqual([]);
  });

  test('SAMPLE-8 every file dropped with the deals is joined without a question, and fits them', () => {
    expect(analysis.joins.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'stage-history.csv: history',
      'quota.csv: quota',
      'users.csv: lookup',
    ]);
    for (const { accepted, filled, matched } of analysis.joins) {
      expect(accepted).toBe(true);
      expect(matched).toBe(filled);
    }
  });

  test('SAMPLE-9 stalled deals gather where they were planted and nowhere else, and the skew is told', () => {
    const told = analysis.pipeline?.stalledIn.filter((one) => one.told);
    expect(told?.map(({ field, level }) => `${field} ${level}`)).toEqual(['product Enterprise']);
    expect(analysis.pipeline?.skew?.told).toBe(true);
  });

  test('SAMPLE-10 the stage in which the lost deals of the last quarter are lost is the bottleneck', () => {
    expect(analysis.funnel?.basis).toBe('history');
    expect(analysis.funnel?.bottleneck?.stage).toBe('Negotiation');
  });

  test('SAMPLE-11 scores of earlier quarter ends came true until the quarter that changed, and in that were too high', () => {
    const { quarters = [] } = analysis.pipeline?.check?.replays ?? {};
    expect(quarters.map(({ label }) => label)).toEqual(['2023Q4', '2024Q1', '2024Q2', '2024Q3']);
    for (const { expected, won } of quarters.slice(0, 3))
      expect(Math.abs(expected - won.estimate)).toBeLessThan(0.03);
    const last = quarters.at(-1);
    expect((last?.expected ?? 0) - (last?.won.high ?? 1)).toBeGreaterThan(0.02);
  });

  test('SAMPLE-12 each rep has their own deals to look at first, and what is recoverable adds up', () => {
    const { reps = [], leftOut } = analysis.pipeline?.followUp ?? {};
    expect([reps.length, leftOut]).toEqual([24, 0]);
    for (const { rep, open, recoverable, deals } of reps) {
      expect(deals).toHaveLength(5);
      expect(new Set(deals.map((deal) => deal.rep))).toEqual(new Set([rep]));
      const own = deals.map((deal) => deal.recoverable ?? 0);
      expect(own).toEqual(own.toSorted((a, b) => b - a));
      expect(own.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(recoverable ?? 0);
      expect(open).toBeGreaterThan(100);
    }
    const scored = analysis.pipeline?.fit.filter(({ band }) => band !== 'unknown') ?? [];
    expect(reps.reduce((sum, { open }) => sum + open, 0)).toBe(
      scored.reduce((sum, { deals }) => sum + deals, 0),
    );
  });

  test('BRIDGE-2 the field that moved unlike the others comes first', () => {
    expect(analysis.bridges[0]?.field).toBe('region');
  });

  test('BRIDGE-1 the parts of every bridge add up to the change', () => {
    expect(analysis.bridges.length).toBeGreaterThan(3);
    for (const { change, parts, mix, rate, residual } of analysis.bridges) {
      const sum = parts.reduce((total, part) => total + part.mix.estimate + part.rate.estimate, 0);
      expect(sum).toBeCloseTo(change, 12);
      expect(mix.estimate + rate.estimate + residual).toBeCloseTo(change, 12);
    }
  });
});

test('SAMPLE-5 nothing is told of the flat sample', { timeout: 180_000 }, async () => {
  const analysis = await sample('flat');
  expect(analysis.verdict.kind).toBe('no-evidence');
  expect(analysis.drivers?.fields.filter((one) => one.driver)).toEqual([]);
  expect(analysis.drivers?.effects.filter((one) => one.driver)).toEqual([]);
  expect(analysis.alerts).toEqual([]);
  expect(analysis.pipeline?.stalledIn.filter((one) => one.told)).toEqual([]);
  expect(analysis.pipeline?.skew?.told ?? false).toBe(false);
  expect(analysis.funnel?.bottleneck).toBeNull();
});
